package ventral.scorer.ceiling;

import org.jspecify.annotations.Nullable;

/**
 * Ceiling of a benchmark: the best score that the noise of its responses allows.
 *
 * @param value divisor of scores
 * @param lowerBound null unless only bounds are known; {@code value} is then the upper bound
 * @param standardError of {@code value}, over neuroids; NaN if it is not known
 * @param source text that says where a stated ceiling comes from; empty for a ceiling measured on the responses
 *     themselves
 */
public record Ceiling(double value, @Nullable Double lowerBound, double standardError, String source) {

    public Ceiling {
        if (!(value > 0)) {
            throw new IllegalArgumentException(
                    "the ceiling is %s; it must be above 0, but the responses are only noise".formatted(value));
        }
    }

    /** Creates a ceiling measured on the responses, with an unknown standard error. */
    public Ceiling(double value, @Nullable Double lowerBound) {
        this(value, lowerBound, Double.NaN);
    }

    /** Creates a ceiling measured on the responses. */
    public Ceiling(double value, @Nullable Double lowerBound, double standardError) {
        this(value, lowerBound, standardError, "");
    }

    /**
     * Creates a ceiling measured elsewhere, for responses without repetitions.
     *
     * @throws IllegalArgumentException unless the value is above 0 and at most 1, and the source is named
     */
    public static Ceiling stated(double value, String source) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "stated_ceiling.value is %s; it has to be above 0 and at most 1".formatted(value));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(
                    "stated_ceiling.source is empty; it has to say where the value comes from");
        }
        return new Ceiling(value, null, Double.NaN, source);
    }

    /** Returns whether the value was stated, not measured on the responses themselves. */
    public boolean isStated() {
        return !source.isEmpty();
    }
}
