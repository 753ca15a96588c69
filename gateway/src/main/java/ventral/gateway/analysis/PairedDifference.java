package ventral.gateway.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.gateway.analysis.statistics.SampleStatistics;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.analysis.sweep.ObjectiveScores.SeedScore;

/**
 * Measures how much higher one objective scores than another, seed by seed: runs of one seed begin with the same
 * weights.
 *
 * @param standardDeviation with n - 1 in the denominator; null with one seed
 * @param seeds seeds that both have, at least one, by seed
 */
public record PairedDifference(double mean, @Nullable Double standardDeviation, List<SeedDifference> seeds) {

    /** The difference of one seed. */
    public record SeedDifference(long seed, double difference) {}

    public PairedDifference {
        seeds = List.copyOf(seeds);
    }

    /** Returns the first objective's scores less the other's; empty if they share no seed. */
    static Optional<PairedDifference> of(ObjectiveScores one, ObjectiveScores other) {
        Map<Long, Double> others = new TreeMap<>();
        other.seeds().forEach(seed -> others.putIfAbsent(seed.seed(), seed.value()));
        List<SeedDifference> shared = new ArrayList<>();
        for (SeedScore seed : one.seeds()) {
            Double value = others.remove(seed.seed());
            if (value != null) {
                shared.add(new SeedDifference(seed.seed(), seed.value() - value));
            }
        }
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        SampleStatistics spread = SampleStatistics.of(
                shared.stream().map(SeedDifference::difference).toList());
        return Optional.of(new PairedDifference(spread.mean(), spread.standardDeviation(), shared));
    }
}
