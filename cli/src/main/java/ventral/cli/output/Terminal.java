package ventral.cli.output;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Destination of output. The launching script passes whether it is a terminal, because Java 17 cannot tell. */
public record Terminal(PrintWriter out, boolean interactive, int columns) {

    public static final int HELP_COLUMNS = 110;

    private static final int COLUMNS_OF_A_FILE = 100;

    public static Terminal standardOutput() {
        return to(new PrintWriter(System.out));
    }

    /** Returns the destination of a command's output. */
    public static Terminal of(CommandSpec command) {
        return to(command.commandLine().getOut());
    }

    private static Terminal to(PrintWriter out) {
        int columns = Integer.getInteger("ventral.columns", 0);
        return columns > 0
                ? new Terminal(out, true, Math.max(40, columns))
                : new Terminal(out, false, COLUMNS_OF_A_FILE);
    }

    public void println(String line) {
        out.println(line);
        out.flush();
    }
}
