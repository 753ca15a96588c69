package ventral.scorer.metric.statistics;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * Score aggregated from correlations of neuroids over splits: the median over neuroids, then the mean over splits.
 *
 * @param value mean over splits
 * @param standardError over splits: their (population) standard deviation divided by the square root of their number
 * @param splitValues median over neuroids of each split
 */
@SuppressWarnings("ArrayRecordComponent")
public record MetricScore(double value, double standardError, double[] splitValues) {

    /** Returns a score that was computed without splits. */
    public static MetricScore unsplit(double value) {
        return new MetricScore(value, 0, new double[0]);
    }

    /**
     * Aggregates correlations.
     *
     * @param correlations of each split, one per neuroid; NaN is left out
     */
    public static MetricScore of(List<double[]> correlations) {
        double[] medians = correlations.stream()
                .mapToDouble(split -> new Median()
                        .evaluate(Arrays.stream(split)
                                .filter(r -> !Double.isNaN(r))
                                .toArray()))
                .toArray();
        double mean = Arrays.stream(medians).average().orElseThrow();
        double variance = Arrays.stream(medians)
                .map(median -> (median - mean) * (median - mean))
                .average()
                .orElseThrow();
        return new MetricScore(mean, Math.sqrt(variance) / Math.sqrt(medians.length), medians);
    }
}
