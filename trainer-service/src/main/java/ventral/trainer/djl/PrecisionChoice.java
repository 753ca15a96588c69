package ventral.trainer.djl;

import java.util.Locale;
import java.util.Set;

/** The configured precision of convolutions. */
public enum PrecisionChoice {
    /** {@code bf16} on a GPU and on a CPU with instructions for bfloat16, {@code fp32} on other CPUs. */
    AUTO,
    BF16,
    FP32;

    /** Resolves this choice for the CPU or a GPU of this machine. */
    public Precision resolve(boolean isGpu) {
        return resolve(isGpu, CpuFlags.ofThisMachine());
    }

    /**
     * Resolves this choice.
     *
     * @param flags of the machine's CPU
     */
    Precision resolve(boolean isGpu, Set<String> flags) {
        return switch (this) {
            case AUTO ->
                isGpu || flags.contains(CpuFlags.BF16_VECTORS) || flags.contains(CpuFlags.BF16_TILES)
                        ? Precision.BF16
                        : Precision.FP32;
            case BF16 -> Precision.BF16;
            case FP32 -> Precision.FP32;
        };
    }

    /** Returns the configured word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
