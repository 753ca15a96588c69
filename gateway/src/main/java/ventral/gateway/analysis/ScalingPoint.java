package ventral.gateway.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Runs of one dataset size.
 *
 * @param imageCount dataset size
 * @param standardDeviation over the runs, with n - 1 in the denominator; empty with one run
 */
public record ScalingPoint(long imageCount, int runCount, double mean, OptionalDouble standardDeviation) {

    /** @param values one of each run, at least one */
    static ScalingPoint of(long imageCount, List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).sum() / values.size();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        OptionalDouble deviation = values.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
        return new ScalingPoint(imageCount, values.size(), mean, deviation);
    }
}
