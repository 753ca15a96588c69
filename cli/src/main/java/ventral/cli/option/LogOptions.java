package ventral.cli.option;

import picocli.CommandLine.Option;
import ventral.cli.output.CommandException;
import ventral.launcher.process.LogLimit;

/** Options for the logs of a system that is started on this machine. */
public final class LogOptions {

    @Option(
            names = "--log-size",
            paramLabel = "MIB",
            defaultValue = "16",
            description = "size from which the log of a component is rotated (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(
            names = "--log-files",
            paramLabel = "N",
            defaultValue = "3",
            description = "number of files that are kept of each log (default: ${DEFAULT-VALUE})")
    private int fileCount;

    /**
     * Returns the limit of the logs of each component.
     *
     * @throws CommandException if an option is less than 1
     */
    public LogLimit limit() throws CommandException {
        check("--log-size", size);
        check("--log-files", fileCount);
        return new LogLimit((long) size << 20, fileCount);
    }

    private static void check(String option, int value) throws CommandException {
        if (value < 1) {
            throw new CommandException("%s %d is invalid: it must be at least 1".formatted(option, value));
        }
    }
}
