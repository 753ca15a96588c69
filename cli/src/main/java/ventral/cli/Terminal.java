package ventral.cli;

import java.io.PrintStream;

/** Where output goes. The script that starts this program knows whether that is a terminal, Java 17 does not. */
record Terminal(PrintStream out, boolean interactive, int columns) {

    static final int HELP_COLUMNS = 110;

    private static final int COLUMNS_OF_A_FILE = 100;

    static Terminal ofThisProcess() {
        int columns = Integer.getInteger("ventral.columns", 0);
        return columns > 0
                ? new Terminal(System.out, true, Math.max(40, columns))
                : new Terminal(System.out, false, COLUMNS_OF_A_FILE);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}
