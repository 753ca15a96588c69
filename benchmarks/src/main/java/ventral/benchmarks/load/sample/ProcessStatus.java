package ventral.benchmarks.load.sample;

/**
 * Holds the memory and the threads of a process.
 *
 * @param residentBytes 0 for a process that has ended and was not waited for
 */
public record ProcessStatus(long residentBytes, long threadCount) {

    /** Parses the text of {@code /proc/PID/status}. A missing entry counts as 0. */
    public static ProcessStatus parse(String text) {
        return new ProcessStatus(1024 * entry(text, "VmRSS:"), entry(text, "Threads:"));
    }

    private static long entry(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
