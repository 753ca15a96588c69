package ventral.scorer.metric;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * Correlations of many neuroids over many splits as one number: the median over neuroids, then the mean over splits.
 *
 * @param value mean over splits
 * @param standardError over splits: their standard deviation (of the population) by the root of their count
 * @param splitValues median over neuroids, split by split
 */
@SuppressWarnings("ArrayRecordComponent")
public record Consistency(double value, double standardError, double[] splitValues) {

    /** A value that no split has a part in. */
    public static Consistency whole(double value) {
        return new Consistency(value, 0, new double[0]);
    }

    /** @param correlations of each split, one a neuroid; NaN is left out */
    public static Consistency of(List<double[]> correlations) {
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
        return new Consistency(mean, Math.sqrt(variance) / Math.sqrt(medians.length), medians);
    }
}
