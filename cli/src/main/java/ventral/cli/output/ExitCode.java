package ventral.cli.output;

/** Exit statuses of commands. They are documented in the help of {@code ventral} and in the README. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** No gateway answers at the address. */
    public static final int NOT_RUNNING = 3;

    private ExitCode() {}
}
