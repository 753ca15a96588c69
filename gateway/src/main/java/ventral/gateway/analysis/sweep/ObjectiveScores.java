package ventral.gateway.analysis.sweep;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.gateway.analysis.alignment.AlignmentValue;
import ventral.gateway.analysis.statistics.ConfidenceInterval;
import ventral.gateway.analysis.statistics.SampleStatistics;
import ventral.gateway.ledger.model.ImmutableDoubleList;

/**
 * Holds the scores of the runs of one objective and one dataset size, or of a control.
 *
 * @param seeds at least one, by seed
 * @param standardDeviation over seeds, with n - 1 in the denominator; null with one seed
 * @param meanInterval null with one seed; see {@link SampleStatistics#meanInterval}
 * @param bootstrapMeans mean over the seeds in each bootstrap sample of neuroids and stimuli; empty unless every seed
 *     has bootstrap samples
 */
public record ObjectiveScores(
        Objective objective,
        List<SeedScore> seeds,
        double mean,
        @Nullable Double standardDeviation,
        @Nullable ConfidenceInterval meanInterval,
        ImmutableDoubleList bootstrapMeans) {

    /** The value of one run. */
    public record SeedScore(long seed, RunName run, double value) {}

    public ObjectiveScores {
        seeds = List.copyOf(seeds);
    }

    /**
     * Aggregates the runs of an objective.
     *
     * @param runs runs of the objective, at least one
     */
    public static ObjectiveScores of(Objective objective, List<MeasuredRuns.RunValue> runs) {
        List<SeedScore> seeds = runs.stream()
                .map(one -> new SeedScore(
                        one.run().seed(), one.run().name(), one.value().value()))
                .sorted(comparing(SeedScore::seed)
                        .thenComparing(one -> one.run().id()))
                .toList();
        List<Double> values = seeds.stream().map(SeedScore::value).toList();
        SampleStatistics spread = SampleStatistics.of(values);
        return new ObjectiveScores(
                objective,
                seeds,
                spread.mean(),
                spread.standardDeviation(),
                SampleStatistics.meanInterval(values).orElse(null),
                AlignmentValue.mean(
                                runs.stream().map(MeasuredRuns.RunValue::value).toList())
                        .bootstrap());
    }

    /** Returns the 95 % interval of the mean over these seeds, from bootstrap samples of neuroids and stimuli. */
    public Optional<ConfidenceInterval> bootstrapInterval() {
        return SampleStatistics.percentileInterval(bootstrapMeans);
    }

    /** Returns 100 * mean / level; empty if the level is not positive. */
    public OptionalDouble percentageOf(double level) {
        return level > 0 ? OptionalDouble.of(100 * mean / level) : OptionalDouble.empty();
    }

    public boolean isOfAllLatents() {
        return objective.equals(Objective.of(LatentGroup.values()));
    }

    public List<Double> values() {
        return seeds.stream().map(SeedScore::value).toList();
    }
}
