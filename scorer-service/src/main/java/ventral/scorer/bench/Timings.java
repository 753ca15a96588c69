package ventral.scorer.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** How long one way of scoring took, round by round, and what it found. */
final class Timings {

    /**
     * @param seconds wall time of all splits
     * @param cpuSeconds processor time of all splits
     * @param medians of correlations over neuroids, of each split that was fitted
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Round(double seconds, double cpuSeconds, double[] medians) {}

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    /** Seconds of the fastest round. */
    double best() {
        return Collections.min(rounds, Comparator.comparingDouble(Round::seconds))
                .seconds();
    }

    /** Seconds of the round in the middle. */
    double median() {
        double[] sorted = rounds.stream().mapToDouble(Round::seconds).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Processor seconds of the thriftiest round. */
    double cpu() {
        return Collections.min(rounds, Comparator.comparingDouble(Round::cpuSeconds))
                .cpuSeconds();
    }

    /** The largest difference of a split's score in the last round, over the splits that both fitted; NaN if one is NaN. */
    double difference(Timings other) {
        double[] medians = rounds.get(rounds.size() - 1).medians();
        double[] others = other.rounds.get(other.rounds.size() - 1).medians();
        double largest = 0;
        for (int s = 0; s < Math.min(medians.length, others.length); s++) {
            largest = Math.max(largest, Math.abs(medians[s] - others[s]));
        }
        return largest;
    }
}
