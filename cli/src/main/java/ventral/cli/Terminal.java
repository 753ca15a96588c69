package ventral.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Destination of output. The launching script passes whether it is a terminal, because Java 17 cannot tell. */
record Terminal(PrintWriter out, boolean interactive, int columns) {

    static final int HELP_COLUMNS = 110;

    private static final int COLUMNS_OF_A_FILE = 100;

    static Terminal standardOutput() {
        return to(new PrintWriter(System.out));
    }

    /** Returns the destination of a command's output. */
    static Terminal of(CommandSpec command) {
        return to(command.commandLine().getOut());
    }

    private static Terminal to(PrintWriter out) {
        int columns = Integer.getInteger("ventral.columns", 0);
        return columns > 0
                ? new Terminal(out, true, Math.max(40, columns))
                : new Terminal(out, false, COLUMNS_OF_A_FILE);
    }

    void println(String line) {
        out.println(line);
        out.flush();
    }
}
