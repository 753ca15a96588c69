package ventral.scorer.bench;

import java.util.List;

/**
 * How long one way of scoring took, and what it found.
 *
 * @param seconds wall time of all splits, one a round
 * @param medians of correlations over neuroids, of each split that was fitted
 */
@SuppressWarnings("ArrayRecordComponent")
record Timing(List<Double> seconds, double[] medians) {

    double best() {
        return seconds.stream().mapToDouble(s -> s).min().orElseThrow();
    }

    double median() {
        double[] sorted = seconds.stream().mapToDouble(s -> s).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The largest difference of a split's score, over splits that both fitted. */
    double difference(Timing other) {
        double largest = 0;
        for (int s = 0; s < Math.min(medians.length, other.medians.length); s++) {
            largest = Math.max(largest, Math.abs(medians[s] - other.medians[s])); // NaN stays
        }
        return largest;
    }
}
