package ventral.gateway.analysis;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import ventral.contract.latent.Objective;
import ventral.gateway.ledger.Doubles;

/**
 * Tells whether two objectives, or an objective and a control, differ: by the {@link RankSumTest} on their seeds, seed by
 * seed, and over bootstrap samples of neuroids and stimuli.
 *
 * @param meanDifference of the first less the other
 * @param u pairs of seeds in which the first is higher, ties counting half
 * @param smallestP the least that so many seeds allow
 * @param holmP p by Holm (1979) for all pairs of the comparison together
 * @param paired empty if they share no seed
 * @param bootstrapInterval of the mean difference, 95 %; empty unless every seed of both has bootstrap samples
 */
public record ObjectivePair(
        Objective objective,
        Objective other,
        double meanDifference,
        double u,
        double p,
        double smallestP,
        double holmP,
        Optional<PairedDifference> paired,
        Optional<Interval> bootstrapInterval) {

    private static final double SIGNIFICANT = .05;

    /** Each two objectives once, in their order. */
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
        RankSumTest test = RankSumTest.of(one.values(), other.values());
        return new ObjectivePair(
                one.objective(),
                other.objective(),
                one.mean() - other.mean(),
                test.u(),
                test.p(),
                RankSumTest.smallestP(one.seeds().size(), other.seeds().size()),
                test.p(),
                PairedDifference.of(one, other),
                bootstrapInterval(one.bootstrapMeans(), other.bootstrapMeans()));
    }

    /** The draws of a benchmark are the same for every network, so sample i of one belongs to sample i of the other. */
    private static Optional<Interval> bootstrapInterval(Doubles one, Doubles other) {
        return one.size() != other.size()
                ? Optional.empty()
                : Spread.percentileInterval(Doubles.of(IntStream.range(0, one.size())
                        .mapToDouble(i -> one.get(i) - other.get(i))
                        .toArray()));
    }

    /** Holm's step-down procedure: the smallest p times the number of pairs, the next times one less, and never falling. */
    private static List<ObjectivePair> heldTogether(List<ObjectivePair> pairs) {
        List<Integer> order = IntStream.range(0, pairs.size())
                .boxed()
                .sorted(comparingDouble(i -> pairs.get(i).p()))
                .toList();
        List<ObjectivePair> held = new ArrayList<>(pairs);
        double reached = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            ObjectivePair pair = pairs.get(order.get(rank));
            reached = Math.max(reached, Math.min(1, (order.size() - rank) * pair.p()));
            held.set(order.get(rank), pair.withHolmP(reached));
        }
        return held;
    }

    private ObjectivePair withHolmP(double value) {
        return new ObjectivePair(objective, other, meanDifference, u, p, smallestP, value, paired, bootstrapInterval);
    }

    /** The fewest seeds of each objective whose smallest p is below .05, if these seeds' is not; otherwise empty. */
    public OptionalInt seedsNeeded() {
        return smallestP < SIGNIFICANT
                ? OptionalInt.empty()
                : IntStream.iterate(1, n -> n + 1)
                        .filter(n -> RankSumTest.smallestP(n, n) < SIGNIFICANT)
                        .findFirst();
    }
}
