package ventral.benchmarks.load.trend;

import java.util.List;
import ventral.benchmarks.load.sample.LoadSample;

/**
 * Describes how a column of samples develops after the warm-up.
 *
 * @param first median of the first fifth of the samples; NaN if there are too few
 * @param last median of the last fifth
 * @param slopePerHour slope of the line of least squares through all samples
 */
public record Trend(String column, double first, double last, double slopePerHour, Verdict verdict) {

    static final int FEWEST_SAMPLES = 10;

    private static final int PARTS = 5;
    private static final double SECONDS_PER_HOUR = 3600;

    /** States whether a quantity grows by more than its limit. */
    public enum Verdict {
        FLAT,
        GROWING,
        /** The quantity has no limit. */
        NOT_LIMITED,
        TOO_FEW_SAMPLES
    }

    /**
     * Computes the trend of a column.
     *
     * @param warmUpSeconds samples before this time are left out
     */
    public static Trend of(String column, List<LoadSample> samples, double warmUpSeconds) {
        List<LoadSample> counted = samples.stream()
                .filter(sample -> sample.elapsedSeconds() >= warmUpSeconds)
                .filter(sample -> !Double.isNaN(sample.value(column)))
                .toList();
        if (counted.size() < FEWEST_SAMPLES) {
            return new Trend(column, Double.NaN, Double.NaN, Double.NaN, Verdict.TOO_FEW_SAMPLES);
        }
        int fifth = counted.size() / PARTS;
        double first = median(column, counted.subList(0, fifth));
        double last = median(column, counted.subList(counted.size() - fifth, counted.size()));
        return new Trend(
                column, first, last, slopePerHour(column, counted), verdict(SampledQuantity.of(column), first, last));
    }

    private static Verdict verdict(SampledQuantity quantity, double first, double last) {
        if (quantity.isUnlimited()) {
            return Verdict.NOT_LIMITED;
        }
        return quantity.grows(first, last) ? Verdict.GROWING : Verdict.FLAT;
    }

    private static double median(String column, List<LoadSample> samples) {
        double[] sorted = samples.stream()
                .mapToDouble(sample -> sample.value(column))
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double slopePerHour(String column, List<LoadSample> samples) {
        double time = samples.stream()
                .mapToDouble(LoadSample::elapsedSeconds)
                .average()
                .orElseThrow();
        double value = samples.stream()
                .mapToDouble(sample -> sample.value(column))
                .average()
                .orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (LoadSample sample : samples) {
            covariance += (sample.elapsedSeconds() - time) * (sample.value(column) - value);
            variance += (sample.elapsedSeconds() - time) * (sample.elapsedSeconds() - time);
        }
        return variance == 0 ? 0 : SECONDS_PER_HOUR * covariance / variance;
    }
}
