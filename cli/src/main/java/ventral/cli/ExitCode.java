package ventral.cli;

/** What a command ends with. The help of {@link Ventral} and the README tell them to users. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** No gateway answers. */
    static final int NOT_RUNNING = 3;

    private ExitCode() {}
}
