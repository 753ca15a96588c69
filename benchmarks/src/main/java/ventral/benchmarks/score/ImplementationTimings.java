package ventral.benchmarks.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Collects the times of one implementation round by round, with the scores it computed. */
final class ImplementationTimings {

    /**
     * Result of one round.
     *
     * @param seconds wall time of all splits
     * @param cpuSeconds CPU time of all splits
     * @param medians median over neuroids of the correlations, of each fitted split
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Round(double seconds, double cpuSeconds, double[] medians) {}

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    /** Returns the wall time of the fastest round, in seconds. */
    double best() {
        return Collections.min(rounds, Comparator.comparingDouble(Round::seconds))
                .seconds();
    }

    /** Returns the median of the rounds' wall times, in seconds. */
    double median() {
        double[] sorted = rounds.stream().mapToDouble(Round::seconds).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Returns the lowest CPU time of a round, in seconds. */
    double cpu() {
        return Collections.min(rounds, Comparator.comparingDouble(Round::cpuSeconds))
                .cpuSeconds();
    }

    /**
     * Returns the largest difference between scores of a split in the last round, over the splits that both fitted; NaN
     * if one is NaN.
     */
    double difference(ImplementationTimings other) {
        double[] medians = rounds.get(rounds.size() - 1).medians();
        double[] others = other.rounds.get(other.rounds.size() - 1).medians();
        double largest = 0;
        for (int s = 0; s < Math.min(medians.length, others.length); s++) {
            largest = Math.max(largest, Math.abs(medians[s] - others[s]));
        }
        return largest;
    }
}
