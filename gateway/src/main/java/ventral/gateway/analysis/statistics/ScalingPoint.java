package ventral.gateway.analysis.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Summarises the runs of one dataset size.
 *
 * @param imageCount dataset size
 * @param standardDeviation over the runs, with n - 1 in the denominator; null with one run
 */
public record ScalingPoint(
        long imageCount,
        int runCount,
        double mean,
        @Nullable Double standardDeviation) {

    /**
     * Summarises the values of the runs.
     *
     * @param values one per run, at least one
     */
    public static ScalingPoint of(long imageCount, List<Double> values) {
        SampleStatistics spread = SampleStatistics.of(values);
        return new ScalingPoint(imageCount, values.size(), spread.mean(), spread.standardDeviation());
    }
}
