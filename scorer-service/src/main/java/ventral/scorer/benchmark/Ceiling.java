package ventral.scorer.benchmark;

import java.util.OptionalDouble;

/**
 * The best that noise allows for.
 *
 * @param value what scores are divided by
 * @param lowerBound set where only bounds are known; {@code value} is the upper one then
 */
public record Ceiling(double value, OptionalDouble lowerBound) {

    public Ceiling {
        if (!(value > 0)) {
            throw new IllegalArgumentException("the ceiling is %s: the responses are noise".formatted(value));
        }
    }
}
