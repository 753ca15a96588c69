package ventral.benchmarks.load.trend;

import java.util.Arrays;
import java.util.Locale;

/**
 * A quantity that is sampled, with the growth that is tolerated: collections, caches and the phase of the load vary by
 * that much. Growth counts only if it exceeds both the share and the amount.
 */
public enum SampledQuantity {
    MEMORY("memory_mb", .1, 32),
    FILES("files", .1, 16),
    THREADS("threads", .1, 4),
    LATENCY("latency_ms", .5, 20),
    RATE("per_second"),
    /** Images by which the renderer is ahead of the trainer. */
    LEAD("lead_images", .1, 1024),
    /** Size of Kafka's files. */
    DISK("disk_mb", .25, 256),
    FREE_SPACE("free_mb"),
    TASKS("tasks"),
    COUNT("count");

    private final String unit;
    private final double share;
    private final double amount;

    /** Creates a quantity that may grow. */
    SampledQuantity(String unit) {
        this(unit, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    SampledQuantity(String unit, double share, double amount) {
        this.unit = unit;
        this.share = share;
        this.amount = amount;
    }

    /** Returns the column of this quantity of a subject, such as {@code gateway.memory_mb}. */
    public String column(String subject) {
        return subject + "." + unit;
    }

    /**
     * Returns the quantity of a column.
     *
     * @throws IllegalArgumentException if no quantity has such a column
     */
    public static SampledQuantity of(String column) {
        return Arrays.stream(values())
                .filter(quantity -> column.endsWith("." + quantity.unit))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "column '%s' ends in none of the sampled quantities".formatted(column)));
    }

    /** Returns whether the quantity may grow without limit, and therefore has no verdict. */
    boolean isUnlimited() {
        return Double.isInfinite(amount);
    }

    boolean grows(double first, double last) {
        return last - first > amount && last - first > share * first;
    }

    /** Returns the tolerated growth, such as {@code 10 % and 32}; empty if there is no limit. */
    String limit() {
        return isUnlimited() ? "" : String.format(Locale.ROOT, "%.0f %% and %.0f", 100 * share, amount);
    }
}
