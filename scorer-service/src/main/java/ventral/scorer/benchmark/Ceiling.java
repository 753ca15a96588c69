package ventral.scorer.benchmark;

import java.util.OptionalDouble;

/**
 * The best that noise allows for.
 *
 * @param value what scores are divided by
 * @param lowerBound set where only bounds are known; {@code value} is the upper one then
 * @param standardError of {@code value}, over neuroids; NaN where it is not known
 * @param source where a stated ceiling comes from, in words; empty for one that was measured on the responses themselves
 */
public record Ceiling(double value, OptionalDouble lowerBound, double standardError, String source) {

    public Ceiling {
        if (!(value > 0)) {
            throw new IllegalArgumentException("the ceiling is %s: the responses are noise".formatted(value));
        }
    }

    /** Makes a ceiling that was measured on the responses, and whose standard error is not known. */
    public Ceiling(double value, OptionalDouble lowerBound) {
        this(value, lowerBound, Double.NaN);
    }

    /** Makes a ceiling that was measured on the responses. */
    public Ceiling(double value, OptionalDouble lowerBound, double standardError) {
        this(value, lowerBound, standardError, "");
    }

    /**
     * Makes a ceiling that was measured elsewhere, for responses that hold no repetitions.
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
        return new Ceiling(value, OptionalDouble.empty(), Double.NaN, source);
    }

    /** Returns whether the value was not measured on the responses themselves. */
    public boolean isStated() {
        return !source.isEmpty();
    }
}
