package ventral.gateway.analysis;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;

/**
 * The runs of one objective and one dataset size.
 *
 * @param seeds at least one, by seed
 * @param standardDeviation over seeds, with n - 1 in the denominator; empty with one
 * @param meanInterval see {@link Spread#meanInterval}
 */
public record ObjectiveScores(
        Objective objective,
        List<SeedScore> seeds,
        double mean,
        OptionalDouble standardDeviation,
        Optional<Interval> meanInterval) {

    /** One run. */
    public record SeedScore(long seed, RunName run, double value) {}

    public ObjectiveScores {
        seeds = List.copyOf(seeds);
    }

    /** @param runs of the objective, at least one */
    static ObjectiveScores of(Objective objective, List<MeasuredRuns.Valued> runs) {
        List<SeedScore> seeds = runs.stream()
                .map(one -> new SeedScore(one.run().seed(), one.run().name(), one.value()))
                .sorted(comparing(SeedScore::seed)
                        .thenComparing(one -> one.run().id()))
                .toList();
        List<Double> values = seeds.stream().map(SeedScore::value).toList();
        Spread spread = Spread.of(values);
        return new ObjectiveScores(
                objective, seeds, spread.mean(), spread.standardDeviation(), Spread.meanInterval(values));
    }

    /** 100 * mean / level; empty if the level is not positive. */
    public OptionalDouble percentageOf(double level) {
        return level > 0 ? OptionalDouble.of(100 * mean / level) : OptionalDouble.empty();
    }

    boolean isOfAllLatents() {
        return objective.groups().size() == LatentGroup.values().length;
    }

    List<Double> values() {
        return seeds.stream().map(SeedScore::value).toList();
    }
}
