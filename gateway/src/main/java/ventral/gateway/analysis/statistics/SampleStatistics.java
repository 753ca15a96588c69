package ventral.gateway.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;
import org.jspecify.annotations.Nullable;

/**
 * Computes the mean, standard deviation and bootstrap intervals of a sample.
 *
 * @param standardDeviation of the sample, with n - 1 in the denominator; null for one value
 */
public record SampleStatistics(double mean, @Nullable Double standardDeviation) {

    private static final int SAMPLES = 10_000;
    private static final long RANDOM_SEED = 20_241_211;
    private static final double TAIL_PERCENT = 2.5;

    /**
     * Computes the mean and standard deviation.
     *
     * @param values at least one
     */
    public static SampleStatistics of(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).sum() / values.size();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new SampleStatistics(mean, values.size() < 2 ? null : Math.sqrt(squares / (values.size() - 1)));
    }

    /**
     * Returns the 95 % bootstrap interval of the mean: the percentiles of the means of samples drawn with replacement
     * (Efron and Tibshirani 1993, chapter 13), by linear interpolation. The same values give the same interval, in any
     * order. Empty for one value.
     */
    public static Optional<ConfidenceInterval> meanInterval(List<Double> values) {
        if (values.size() < 2) {
            return Optional.empty();
        }
        double[] drawnFrom =
                values.stream().mapToDouble(value -> value).sorted().toArray();
        RandomGenerator random = new Well19937c(RANDOM_SEED);
        double[] means = new double[SAMPLES];
        Arrays.setAll(means, sample -> {
            double sum = 0;
            for (int i = 0; i < drawnFrom.length; i++) {
                sum += drawnFrom[random.nextInt(drawnFrom.length)];
            }
            return sum / drawnFrom.length;
        });
        return Optional.of(between(means));
    }

    /** Returns the 2.5 and 97.5 % percentiles of bootstrap samples, by linear interpolation; empty with fewer than two. */
    public static Optional<ConfidenceInterval> percentileInterval(List<Double> samples) {
        return samples.size() < 2
                ? Optional.empty()
                : Optional.of(between(
                        samples.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static ConfidenceInterval between(double[] samples) {
        Percentile percentiles = new Percentile().withEstimationType(EstimationType.R_7);
        percentiles.setData(samples);
        return new ConfidenceInterval(percentiles.evaluate(TAIL_PERCENT), percentiles.evaluate(100 - TAIL_PERCENT));
    }
}
