package ventral.scorer.djl.script;

import java.util.List;
import java.util.Map;

/** Describes how a process that runs TorchScript ended. */
final class ExitStatus {

    /** Status with which Java ends when its own memory is exhausted. */
    private static final int JAVA_OUT_OF_MEMORY = 3;

    /** Offset of the status after a signal. */
    private static final int SIGNAL = 128;

    private static final int SIGKILL = 9;

    private static final Map<Integer, String> SIGNALS = Map.of(
            4,
            "it crashed (SIGILL)",
            6,
            "it crashed (SIGABRT)",
            7,
            "it crashed (SIGBUS)",
            8,
            "it crashed (SIGFPE)",
            SIGKILL,
            "it was killed (SIGKILL), as the kernel does when memory is exhausted",
            11,
            "it crashed (SIGSEGV)",
            15,
            "it was stopped (SIGTERM)",
            24,
            "it reached the limit of CPU time (SIGXCPU)",
            31,
            "it made a forbidden system call (SIGSYS)");

    /** Parts of lines, in the order of preference, that state a cause. */
    private static final List<String> CAUSES =
            List.of("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "what():", "Exception in thread", "Error");

    private static final int LONGEST_LINE = 300;

    private ExitStatus() {}

    /** Returns true if the process was killed, as the kernel does when memory is exhausted. */
    static boolean isKilled(int status) {
        return status == SIGNAL + SIGKILL;
    }

    /**
     * Returns the rest of a sentence.
     *
     * @param errors last part of what the process wrote to standard error
     */
    static String describe(int status, String errors) {
        String cause = status == JAVA_OUT_OF_MEMORY
                ? "its memory is exhausted; raise ventral.scorer.torchscript-memory (of a command, --torchscript-memory)"
                : SIGNALS.getOrDefault(status - SIGNAL, "status %d".formatted(status));
        String line = line(errors);
        return line.isEmpty() ? cause : "%s; it last wrote: %s".formatted(cause, line);
    }

    private static String line(String errors) {
        List<String> lines = errors.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String chosen = CAUSES.stream()
                .flatMap(cause -> lines.stream().filter(line -> line.contains(cause)))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        return chosen.length() > LONGEST_LINE ? chosen.substring(0, LONGEST_LINE) : chosen;
    }
}
