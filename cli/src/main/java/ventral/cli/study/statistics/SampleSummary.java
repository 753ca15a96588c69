package ventral.cli.study.statistics;

import java.util.Collection;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Describes a sample by its mean, and the 95 % confidence interval of the mean by Student's t.
 *
 * @param standardDeviation sample standard deviation, with count - 1 in the denominator; NaN of a single value
 * @param lower limit of the interval; NaN of a single value
 * @param upper limit of the interval; NaN of a single value
 */
public record SampleSummary(int count, double mean, double standardDeviation, double lower, double upper) {

    private static final double UPPER_QUANTILE = 0.975;

    /**
     * Summarises a sample.
     *
     * @throws IllegalArgumentException if the sample is empty
     */
    public static SampleSummary of(Collection<Double> values) {
        int count = values.size();
        if (count == 0) {
            throw new IllegalArgumentException("a sample needs at least one value");
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / count;
        if (count == 1) {
            return new SampleSummary(1, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (count - 1));
        double half = new TDistribution(count - 1).inverseCumulativeProbability(UPPER_QUANTILE)
                * deviation
                / Math.sqrt(count);
        return new SampleSummary(count, mean, deviation, mean - half, mean + half);
    }

    /** Returns true if the sample has an interval. A single value has none. */
    public boolean hasInterval() {
        return count > 1;
    }

    /** Returns true if the whole interval lies above 0. */
    public boolean isAboveZero() {
        return hasInterval() && lower > 0;
    }

    /** Returns true if the whole interval lies below 0. */
    public boolean isBelowZero() {
        return hasInterval() && upper < 0;
    }
}
