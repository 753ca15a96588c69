package ventral.scorer.djl.script;

import java.time.Duration;

/**
 * Limits of a process that runs a TorchScript file. Whoever passes them allows TorchScript.
 *
 * @param memoryBytes address space of the process, with Java and PyTorch; not limited on a GPU, whose driver reserves
 *     more than any machine has
 * @param deadline for loading the file, and for each batch of images
 */
public record ScriptLimits(long memoryBytes, Duration deadline) {

    /** Value of the configuration key for the address space, as text. */
    public static final String DEFAULT_MEMORY = "8G";

    /** Value of the configuration key for the deadline, as text. */
    public static final String DEFAULT_DEADLINE = "10m";

    /** Limits without a configuration, equal to the defaults of the keys. */
    public static final ScriptLimits DEFAULT = new ScriptLimits(8L << 30, Duration.ofMinutes(10));

    /** Address space that Java and PyTorch take before a file is loaded, with room for a small network. */
    private static final long LEAST_MEMORY = 2L << 30;

    public ScriptLimits {
        if (memoryBytes < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "ventral.scorer.torchscript-memory is %d MB; Java and PyTorch alone need %d MB"
                            .formatted(memoryBytes >> 20, LEAST_MEMORY >> 20));
        }
        if (deadline.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "ventral.scorer.torchscript-deadline is %s; it must be at least one second".formatted(deadline));
        }
    }

    /** Describes the limits for a log. */
    @Override
    public String toString() {
        return "%d MB of address space, %d s for loading and for each batch"
                .formatted(memoryBytes >> 20, deadline.toSeconds());
    }
}
