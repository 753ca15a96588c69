package ventral.gateway.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.alignment.ReferenceLine;
import ventral.gateway.analysis.statistics.ConfidenceInterval;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.analysis.sweep.ObjectiveScores.SeedScore;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.analysis.sweep.SweepTraining;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.testing.LedgerSamples;

final class ObjectiveComparisonTest {

    private static final SweepName SWEEP = new SweepName("demo");
    private static final Objective CATEGORY = Objective.of(LatentGroup.CATEGORY);
    private static final Objective ROTATION = Objective.of(LatentGroup.ROTATION);
    private static final Objective ALL = Objective.of(LatentGroup.values());
    private static final Offset<Double> EXACT = within(1e-12);

    private final List<Score> scores = new ArrayList<>();
    private final List<Benchmark> benchmarks = new ArrayList<>();
    private final List<ReferenceScore> references = new ArrayList<>();

    @Test
    void objectives_are_ordered_by_their_mean_and_each_shows_its_seeds() {
        score(DISTANCE, 640, .3, .1);
        score(CATEGORY, 640, .4);
        ObjectiveComparison comparison = comparison(null);
        assertThat(comparison.name()).hasToString("sweeps/demo/objectiveComparisons/b1");
        assertThat(comparison.simulated()).isTrue();
        assertThat(comparison.objectives())
                .extracting(scores -> scores.objective().id())
                .containsExactly("category", "distance");
        ObjectiveScores distance = comparison.objectives().get(1);
        assertThat(distance.seeds())
                .containsExactly(
                        new SeedScore(0, new RunName("distance-640-0"), .3),
                        new SeedScore(1, new RunName("distance-640-1"), .1));
        assertThat(distance.mean()).isCloseTo(.2, EXACT);
        assertThat(distance.standardDeviation()).isCloseTo(Math.sqrt(.02), EXACT);
        assertThat(distance.meanInterval()).isEqualTo(new ConfidenceInterval(.1, .3));
        assertThat(comparison.objectives().get(0).meanInterval()).isNull();
    }

    @Test
    void the_dataset_size_is_the_largest_at_which_most_objectives_have_a_value() {
        score(DISTANCE, 640, .1);
        score(CATEGORY, 640, .2);
        score(DISTANCE, 1280, .3);
        score(CATEGORY, 1280, .4);
        score(DISTANCE, 6400, .5);
        assertThat(comparison(null).imageCount()).isEqualTo(1280);
        assertThat(comparison(6400L).objectives())
                .extracting(ObjectiveScores::mean)
                .containsExactly(.5);
        assertThat(comparison(7L).objectives()).isEmpty();
    }

    @Test
    void a_score_is_a_percentage_of_that_of_all_latents_and_of_a_reference() {
        score(DISTANCE, 640, .3);
        score(ALL, 640, .4);
        references.add(LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.6)));
        ObjectiveComparison comparison = comparison(null);
        ObjectiveScores distance = comparison.objectives().get(1);
        assertThat(comparison.percentageOfAllLatents(distance).orElseThrow()).isCloseTo(75, EXACT);
        assertThat(comparison.references())
                .containsExactly(new ReferenceLine(new ReferenceName("net"), "Network net", .6));
        assertThat(distance.percentageOf(.6).orElseThrow()).isCloseTo(50, EXACT);
        assertThat(distance.percentageOf(0)).isEmpty();
        assertThat(distance.percentageOf(-.1)).isEmpty();
    }

    @Test
    void without_an_objective_of_all_latents_there_is_no_percentage_of_it() {
        score(DISTANCE, 640, .3);
        ObjectiveComparison comparison = comparison(null);
        assertThat(comparison.percentageOfAllLatents(comparison.objectives().get(0)))
                .isEmpty();
    }

    @Test
    void each_two_objectives_are_tested_once_the_higher_first() {
        score(DISTANCE, 640, .1, .2, .3);
        score(CATEGORY, 640, .4, .5, .6);
        score(ROTATION, 640, .7, .8, .9);
        assertThat(comparison(null).pairs())
                .extracting(pair -> pair.objective().id(), pair -> pair.other().id(), ObjectivePair::u)
                .containsExactly(
                        tuple("rotation", "category", 9.),
                        tuple("rotation", "distance", 9.),
                        tuple("category", "distance", 9.));
        ObjectivePair pair = comparison(null).pairs().get(0);
        assertThat(pair.meanDifference()).isCloseTo(.3, EXACT);
        assertThat(pair.p()).isCloseTo(.1, EXACT);
        assertThat(pair.holmP()).isCloseTo(.3, EXACT);
    }

    /** Expects the correction of Holm (1979): p = 2/70, 4/70 and .2 are multiplied by three, two and one. */
    @Test
    void p_values_of_all_pairs_are_held_together_after_holm() {
        score(DISTANCE, 640, .1, .2, .3, .4);
        score(CATEGORY, 640, .5, .6, .7, .8);
        score(ROTATION, 640, .35, .61, .71, .81);
        var pairs = comparison(null).pairs();
        assertThat(pairs)
                .extracting(pair -> pair.objective().id() + " " + pair.other().id())
                .containsExactly("category rotation", "category distance", "rotation distance");
        assertThat(pairs.get(1).p()).isCloseTo(2. / 70, EXACT);
        assertThat(pairs.get(1).holmP()).isCloseTo(6. / 70, EXACT);
        assertThat(pairs.get(2).p()).isCloseTo(4. / 70, EXACT);
        assertThat(pairs.get(2).holmP()).isCloseTo(8. / 70, EXACT);
        assertThat(pairs.get(0).holmP()).isEqualTo(pairs.get(0).p());
    }

    @Test
    void too_few_seeds_to_ever_reach_five_per_cent_are_told_how_many_it_takes() {
        score(DISTANCE, 640, .1, .2, .3);
        score(CATEGORY, 640, .4, .5, .6);
        ObjectivePair few = comparison(null).pairs().get(0);
        assertThat(few.smallestP()).isCloseTo(.1, EXACT);
        assertThat(few.seedsNeeded()).hasValue(4);
        scores.clear();
        score(DISTANCE, 640, .1, .2, .3, .35);
        score(CATEGORY, 640, .4, .5, .6, .7);
        assertThat(comparison(null).pairs().get(0).seedsNeeded()).isEmpty();
    }

    @Test
    void over_a_suite_runs_without_a_mean_are_left_out_by_name() {
        for (Region region : Region.values()) {
            benchmarks.add(
                    LedgerSamples.benchmark(region.name().toLowerCase(Locale.ROOT), region, LedgerSamples.SUITE));
        }
        scores.add(LedgerSamples.score(
                new ScoreName(new CheckpointName(new RunName("r1"), 640), new BenchmarkName("v1")),
                LedgerSamples.runSpec(SWEEP, DISTANCE, 640, 0),
                LedgerSamples.measurement(.5)));
        ObjectiveComparison mean = comparisons(null).stream()
                .filter(comparison -> comparison.name().toString().endsWith("/mean~suite-1"))
                .findFirst()
                .orElseThrow();
        assertThat(mean.objectives()).isEmpty();
        assertThat(mean.imageCount()).isZero();
        assertThat(mean.leftOut()).singleElement().satisfies(run -> {
            assertThat(run.run()).hasToString("runs/r1");
            assertThat(run.reason()).contains("IT: no score that counts on benchmarks/it");
        });
    }

    private void score(Objective objective, long imageCount, double... ofSeeds) {
        for (int seed = 0; seed < ofSeeds.length; seed++) {
            RunName run =
                    new RunName("%s-%d-%d".formatted(objective.equals(ALL) ? "all" : objective.id(), imageCount, seed));
            scores.add(LedgerSamples.score(
                    new CheckpointName(run, imageCount),
                    LedgerSamples.runSpec(SWEEP, objective, imageCount, seed),
                    ofSeeds[seed]));
        }
    }

    private ObjectiveComparison comparison(@Nullable Long imageCount) {
        List<ObjectiveComparison> all = comparisons(imageCount);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<ObjectiveComparison> comparisons(@Nullable Long imageCount) {
        return ObjectiveComparison.of(
                new SweepResults(
                        SWEEP, SweepTraining.ONE_PASS, scores, benchmarks, references, Normalisation.RATIO_SQUARED),
                imageCount);
    }
}
