package ventral.cli.terminal;

import java.io.PrintWriter;

/** Destination of output. The launching script passes whether it is a terminal, because Java 17 cannot tell. */
public record Terminal(PrintWriter out, boolean interactive, int columns) {

    private static final int COLUMNS_OF_A_FILE = 100;

    public static Terminal standardOutput() {
        return of(new PrintWriter(System.out));
    }

    /** Returns the destination behind a writer, with the columns that the launching script passed. */
    public static Terminal of(PrintWriter out) {
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
