package ventral.benchmarks.load.sample;

/**
 * Holds the memory and the threads of a process.
 *
 * @param memoryBytes memory of its own, and its share of the memory that it shares with other processes
 */
public record ProcessStatus(long memoryBytes, long threadCount) {

    /**
     * Parses what {@code /proc} says of a process. A missing entry counts as 0.
     *
     * @param status text of {@code /proc/PID/status}
     * @param memory text of {@code /proc/PID/smaps_rollup}
     */
    public static ProcessStatus parse(String status, String memory) {
        return new ProcessStatus(1024 * entry(memory, "Pss:"), entry(status, "Threads:"));
    }

    private static long entry(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
