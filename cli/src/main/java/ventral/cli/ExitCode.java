package ventral.cli;

/** Exit statuses of commands. They are documented in the help of {@link Ventral} and in the README. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** No gateway answers at the address. */
    static final int NOT_RUNNING = 3;

    private ExitCode() {}
}
