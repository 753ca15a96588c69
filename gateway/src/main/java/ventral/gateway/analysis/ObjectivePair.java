package ventral.gateway.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.statistics.HolmCorrection;
import ventral.contract.statistics.RankSum;
import ventral.gateway.analysis.statistics.ConfidenceInterval;
import ventral.gateway.analysis.statistics.SampleStatistics;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.ledger.model.ImmutableDoubleList;

/**
 * Tests whether two objectives, or an objective and a control, differ: by the {@link RankSum} on their seeds, seed by
 * seed, and over bootstrap samples of neuroids and stimuli.
 *
 * @param meanDifference mean of the first less mean of the other
 * @param u pairs of seeds in which the first is higher, ties counting half
 * @param smallestP smallest p that is possible with so many seeds
 * @param holmP p corrected by Holm (1979) for all pairs of the comparison
 * @param paired null if they share no seed
 * @param bootstrapInterval 95 % interval of the mean difference; null unless every seed of both has bootstrap samples
 */
public record ObjectivePair(
        Objective objective,
        Objective other,
        double meanDifference,
        double u,
        double p,
        double smallestP,
        double holmP,
        @Nullable PairedDifference paired,
        @Nullable ConfidenceInterval bootstrapInterval) {

    private static final double SIGNIFICANT = .05;

    /** Compares every pair of objectives once, in their order. */
    static List<ObjectivePair> among(List<ObjectiveScores> objectives) {
        List<ObjectivePair> pairs = new ArrayList<>();
        for (int i = 0; i < objectives.size(); i++) {
            for (int j = i + 1; j < objectives.size(); j++) {
                pairs.add(of(objectives.get(i), objectives.get(j)));
            }
        }
        return heldTogether(pairs);
    }

    private static ObjectivePair of(ObjectiveScores one, ObjectiveScores other) {
        RankSum test = RankSum.of(one.values(), other.values());
        return new ObjectivePair(
                one.objective(),
                other.objective(),
                one.mean() - other.mean(),
                test.u(),
                test.p(),
                test.smallestP(),
                test.p(),
                PairedDifference.of(one, other).orElse(null),
                bootstrapInterval(one.bootstrapMeans(), other.bootstrapMeans()));
    }

    /**
     * Returns the bootstrap interval of the mean difference. The draws of a benchmark are the same for every network,
     * so sample i of one belongs to sample i of the other.
     */
    private static @Nullable ConfidenceInterval bootstrapInterval(ImmutableDoubleList one, ImmutableDoubleList other) {
        return one.size() != other.size()
                ? null
                : SampleStatistics.percentileInterval(ImmutableDoubleList.of(IntStream.range(0, one.size())
                                .mapToDouble(i -> one.get(i) - other.get(i))
                                .toArray()))
                        .orElse(null);
    }

    private static List<ObjectivePair> heldTogether(List<ObjectivePair> pairs) {
        List<Double> corrected =
                HolmCorrection.correct(pairs.stream().map(ObjectivePair::p).toList());
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> pairs.get(i).withHolmP(corrected.get(i)))
                .toList();
    }

    private ObjectivePair withHolmP(double value) {
        return new ObjectivePair(objective, other, meanDifference, u, p, smallestP, value, paired, bootstrapInterval);
    }

    /** Returns the fewest seeds per objective for which the smallest p is below .05; empty if these seeds suffice. */
    public OptionalInt seedsNeeded() {
        return smallestP < SIGNIFICANT
                ? OptionalInt.empty()
                : IntStream.iterate(1, n -> n + 1)
                        .filter(n -> RankSum.smallestP(n, n) < SIGNIFICANT)
                        .findFirst();
    }
}
