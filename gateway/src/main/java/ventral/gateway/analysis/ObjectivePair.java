package ventral.gateway.analysis;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import ventral.contract.latent.Objective;

/**
 * Whether two objectives differ, by the {@link RankSumTest} on their seeds.
 *
 * @param meanDifference of the first less the other
 * @param u pairs of seeds in which the first is higher, ties counting half
 * @param smallestP the least that so many seeds allow
 * @param holmP p by Holm (1979) for all pairs of the comparison together
 */
public record ObjectivePair(
        Objective objective,
        Objective other,
        double meanDifference,
        double u,
        double p,
        double smallestP,
        double holmP) {

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
                test.p());
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
        return new ObjectivePair(objective, other, meanDifference, u, p, smallestP, value);
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
