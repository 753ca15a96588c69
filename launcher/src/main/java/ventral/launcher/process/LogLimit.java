package ventral.launcher.process;

/**
 * Limits the logs of one process.
 *
 * @param fileBytes size from which a log is rotated
 * @param fileCount number of files that are kept, including the one that is written to
 */
public record LogLimit(long fileBytes, int fileCount) {

    public static final LogLimit DEFAULT = new LogLimit(16L << 20, 3);

    public LogLimit {
        if (fileBytes < 1 || fileCount < 1) {
            throw new IllegalArgumentException("logs of %d bytes in %d files are invalid: both must be at least 1"
                    .formatted(fileBytes, fileCount));
        }
    }
}
