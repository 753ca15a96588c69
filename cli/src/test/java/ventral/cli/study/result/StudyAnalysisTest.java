package ventral.cli.study.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.cli.study.ScoreValue;
import ventral.cli.study.Study;
import ventral.cli.study.StudySamples;
import ventral.cli.study.yaml.StudyReader;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;

class StudyAnalysisTest {

    private static final Objective PRIMARY = Objective.parse("distance-rotation");
    private static final BenchmarkMeasure RAW = new BenchmarkMeasure(new BenchmarkName("b1"), ScoreValue.RAW, null);

    private final StudyResults results = StudySamples.results();
    private final ComparableRuns pool = ComparableRuns.of(StudySamples.study()).get(0);

    @Test
    void sweeps_that_train_alike_are_joined() {
        assertThat(ComparableRuns.of(StudySamples.study())).hasSize(1);
        assertThat(pool.sweeps()).containsExactly(new SweepName("big"), new SweepName("sizes"));
        assertThat(pool.imageCounts(PRIMARY)).containsExactly(64L, 512L, 4096L);
        assertThat(pool.objectives().stream().map(Objective::id))
                .containsExactlyInAnyOrder(
                        "untrained", "calibrated", "distance-rotation", "distance", "shuffled-distance-rotation");
    }

    @Test
    void sweeps_with_other_recipes_or_updates_are_not_joined_but_share_controls_without_learning() {
        Study study = StudyReader.read(
                "f.yaml",
                new StringReader(StudySamples.SOURCE.replace(
                        "    seeds: [0-2]\n    updates: 64\n", "    seeds: [0-2]\n    updates: 32\n")));
        List<ComparableRuns> pools = ComparableRuns.of(study);
        assertThat(pools).extracting(ComparableRuns::id).containsExactly("big", "sizes");
        assertThat(pools.get(1).objectives()).contains(Objective.UNTRAINED, Objective.CALIBRATED, PRIMARY);
        assertThat(pools.get(1).imageCounts(PRIMARY)).containsExactly(64L, 512L);
    }

    @Test
    void the_value_of_a_run_is_that_of_its_last_checkpoint() {
        ComparableScores scores = ComparableScores.of(results, pool, RAW);
        assertThat(scores.bySeed(PRIMARY, 4096)).isEqualTo(StudySamples.expected("distance-rotation", 4096));
        assertThat(scores.bySeed(Objective.UNTRAINED, 4096))
                .isEqualTo(StudySamples.expected("untrained", 0))
                .hasSize(10);
        assertThat(scores.bySeed(Objective.CALIBRATED, 64)).isEqualTo(StudySamples.expected("calibrated", 640));
    }

    @Test
    void a_run_that_has_not_succeeded_counts_nowhere() {
        StudyResults unfinished = StudySamples.unfinished(new RunName("big-disrot-n4096-s3"));
        assertThat(ComparableScores.of(unfinished, pool, RAW).bySeed(PRIMARY, 4096))
                .containsOnlyKeys(0L, 1L, 2L, 4L);
    }

    @Test
    void a_layer_can_be_fixed_for_every_network() {
        BenchmarkMeasure fixed = new BenchmarkMeasure(RAW.benchmark(), ScoreValue.RATIO_SQUARED, "layer2");
        double raw = StudySamples.expected("distance-rotation", 4096).get(0L) - .05;
        assertThat(ComparableScores.of(results, pool, fixed)
                        .bySeed(PRIMARY, 4096)
                        .get(0L))
                .isCloseTo(raw * raw / .64, within(1e-12));
    }

    @Test
    void an_objective_is_held_against_its_controls_and_a_shuffled_one_against_its_own() {
        StudyComparison comparison = StudyComparison.of(ComparableScores.of(results, pool, RAW), 4096);
        assertThat(comparison.contrasts().stream().map(contrast -> contrast.objective() + " " + contrast.control()))
                .containsExactlyInAnyOrder(
                        "distance-rotation untrained",
                        "distance-rotation calibrated",
                        "distance-rotation shuffled-distance-rotation",
                        "distance untrained",
                        "distance calibrated");
        var contrast = comparison.contrast(PRIMARY, Objective.CALIBRATED).orElseThrow();
        // every seed is above every control: 2 / C(15, 5); four of the five contrasts have this p value
        assertThat(contrast.test().p()).isCloseTo(2 / 3003., within(1e-12));
        assertThat(contrast.holmP()).isCloseTo(5 * 2 / 3003., within(1e-12));
        assertThat(contrast.isSignificantlyHigher()).isTrue();
        assertThat(contrast.pairs()).isNotNull();
        assertThat(contrast.pairs().count()).isEqualTo(5);
        // the gains of seeds 0 to 4 are .040, .041, .042, .040, .041, minus the .005 of the calibrated control
        assertThat(contrast.pairs().mean()).isCloseTo(.0358, within(1e-12));
        // numpy.std([.040, .041, .042, .040, .041], ddof=1)
        assertThat(contrast.pairs().standardDeviation()).isCloseTo(.0008366600265340763, within(1e-12));
    }

    @Test
    void slopes_are_of_the_seeds_that_have_every_size() {
        StudyScalingCurve curve = StudyScalingCurve.of(ComparableScores.of(results, pool, RAW), PRIMARY)
                .orElseThrow();
        assertThat(curve.points().keySet()).containsExactly(64L, 512L, 4096L);
        assertThat(curve.points().get(4096L).count()).isEqualTo(5);
        assertThat(curve.slopes().keySet()).containsExactly(0L, 1L, 2L);
        assertThat(curve.slope().orElseThrow().mean()).isCloseTo(.01, within(1e-9));
        assertThat(StudyScalingCurve.of(ComparableScores.of(results, pool, RAW), Objective.parse("distance")))
                .isEmpty();
    }

    @Test
    void learning_curves_are_means_over_seeds_at_the_largest_size() {
        LearningCurve curve = LearningCurve.of(results, pool).get(0);
        assertThat(curve.objective()).isEqualTo(PRIMARY);
        assertThat(curve.imageCount()).isEqualTo(4096);
        // log10(1 + 4096) / 5 + .001 * mean(0, 1, 2, 3, 4)
        assertThat(curve.points().get(4096L).mean()).isCloseTo(Math.log10(4097) / 5 + .002, within(1e-12));
    }

    @Test
    void scores_of_another_version_of_the_benchmark_do_not_count() {
        StudyResults newer = new StudyResults(
                results.study(),
                results.streams(),
                results.runs(),
                results.checkpoints(),
                results.scores(),
                results.references(),
                List.of(new BenchmarkResult(RAW.benchmark(), "V4", "pls", 4, false, 200, 40, "", "")));
        assertThat(ComparableScores.of(newer, pool, RAW).values()).isEqualTo(Map.of());
        assertThat(newer.countedReferences(RAW.benchmark())).isEmpty();
    }
}
