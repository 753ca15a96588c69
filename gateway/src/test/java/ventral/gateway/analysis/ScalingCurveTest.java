package ventral.gateway.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ventral.contract.latent.LatentGroup.CATEGORY;
import static ventral.contract.latent.LatentGroup.ROTATION;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.Measure;
import ventral.contract.name.RunName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.analysis.sweep.ObjectiveScores.SeedScore;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.analysis.sweep.SweepTraining;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.testing.LedgerSamples;

final class ScalingCurveTest {

    private static final SweepName SWEEP = new SweepName("demo");
    private static final Objective CLASSES = Objective.of(CATEGORY);

    @Test
    void there_is_a_curve_of_each_objective_and_benchmark_by_name() {
        List<ScalingCurve> curves = curves(List.of(score(DISTANCE, 640, 0, .1), score(CLASSES, 640, 0, .2)));
        assertThat(curves)
                .extracting(curve -> curve.name().toString())
                .containsExactly("sweeps/demo/scalingCurves/category~b1", "sweeps/demo/scalingCurves/distance~b1");
    }

    @Test
    void points_are_dataset_sizes_smallest_first() {
        ScalingCurve curve =
                curve(score(DISTANCE, 6400, 0, .5), score(DISTANCE, 640, 0, .1), score(DISTANCE, 1280, 0, .3));
        assertThat(curve.points()).extracting(ScalingPoint::imageCount).containsExactly(640L, 1280L, 6400L);
        assertThat(curve.points()).extracting(ScalingPoint::mean).containsExactly(.1, .3, .5);
        assertThat(curve.fit()).isNotNull();
    }

    /** Uses the values 1, 2, 4: mean 7/3, sum of squares 14/3, divided by n - 1 = 2. */
    @Test
    void runs_of_one_size_are_one_point_with_the_deviation_of_a_sample() {
        ScalingPoint point = curve(score(DISTANCE, 640, 0, 1), score(DISTANCE, 640, 1, 2), score(DISTANCE, 640, 2, 4))
                .points()
                .get(0);
        assertThat(point.runCount()).isEqualTo(3);
        assertThat(point.mean()).isCloseTo(7. / 3, within(1e-12));
        assertThat(point.standardDeviation()).isCloseTo(Math.sqrt(7. / 3), within(1e-12));
    }

    @Test
    void one_run_has_no_deviation_and_two_points_have_no_fit() {
        ScalingCurve curve = curve(score(DISTANCE, 640, 0, 1), score(DISTANCE, 1280, 0, 2));
        assertThat(curve.points().get(0).standardDeviation()).isNull();
        assertThat(curve.fit()).isNull();
    }

    @Test
    void no_scores_make_no_curves() {
        assertThat(curves(List.of())).isEmpty();
    }

    /** Uses the values 1, 2, 4: mean 7/3, sum of squares 14/3, divided by n - 1 = 2. */
    @Test
    void controls_that_learn_nothing_are_levels_of_every_curve_and_a_shuffled_one_has_its_own() {
        List<ScalingCurve> curves = curves(List.of(
                score(Objective.UNTRAINED, 0, 2, 4),
                score(Objective.UNTRAINED, 0, 0, 1),
                score(Objective.UNTRAINED, 0, 7, 2),
                score(Objective.CALIBRATED, 5120, 0, .5),
                score(DISTANCE, 640, 0, .1),
                score(DISTANCE.shuffled(), 640, 0, .05)));
        assertThat(curves).extracting(curve -> curve.name().objective()).containsExactly(DISTANCE, DISTANCE.shuffled());
        assertThat(curves).allSatisfy(curve -> {
            assertThat(curve.points()).hasSize(1);
            assertThat(curve.controls())
                    .extracting(ObjectiveScores::objective)
                    .containsExactly(Objective.UNTRAINED, Objective.CALIBRATED);
            ObjectiveScores untrained = curve.controls().get(0);
            assertThat(untrained.seeds()).extracting(SeedScore::seed).containsExactly(0L, 2L, 7L);
            assertThat(untrained.mean()).isCloseTo(7. / 3, within(1e-12));
            assertThat(untrained.standardDeviation()).isCloseTo(Math.sqrt(7. / 3), within(1e-12));
        });
        assertThat(ScalingCurves.find(
                        results(List.of(score(Objective.UNTRAINED, 0, 0, 1), score(DISTANCE, 640, 0, .1))),
                        new ScalingCurveName(SWEEP, DISTANCE, new Measure.SingleBenchmark(LedgerSamples.BENCHMARK))))
                .hasValueSatisfying(curve -> assertThat(curve.controls()).hasSize(1));
    }

    @Test
    void output_units_are_those_of_the_paper() {
        assertThat(OutputUnits.paperUnitCount(DISTANCE)).isEqualTo(1);
        assertThat(OutputUnits.paperUnitCount(Objective.of(ROTATION))).isEqualTo(3);
        assertThat(OutputUnits.paperUnitCount(Objective.of(LatentGroup.values())))
                .isEqualTo(710);
        assertThat(OutputUnits.paperUnitCount(DISTANCE.shuffled())).isEqualTo(1);
        assertThat(OutputUnits.paperUnitCount(Objective.UNTRAINED)).isZero();
    }

    private static ScalingCurve curve(Score... scores) {
        List<ScalingCurve> curves = curves(List.of(scores));
        assertThat(curves).hasSize(1);
        return curves.get(0);
    }

    private static List<ScalingCurve> curves(List<Score> scores) {
        return ScalingCurves.of(results(scores));
    }

    private static SweepResults results(List<Score> scores) {
        return new SweepResults(
                SWEEP, SweepTraining.ONE_PASS, scores, List.of(), List.of(), Normalisation.RATIO_SQUARED);
    }

    private static Score score(Objective objective, long imageCount, long seed, double ratioSquared) {
        RunName run = new RunName("%s-%d-%d".formatted(objective.id(), imageCount, seed));
        return LedgerSamples.score(
                new CheckpointName(run, imageCount),
                LedgerSamples.runSpec(SWEEP, objective, imageCount, seed),
                ratioSquared);
    }
}
