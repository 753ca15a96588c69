package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.ControlLevel;
import ventral.api.v1.LeftOutRun;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceCurve;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.SaturatingFit;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingPoint;

class ScalingCurvePlotsTest {

    private final ExperimentSnapshot snapshot = ExperimentSamples.snapshot(2048, 2048, ExperimentSamples.scores());

    @Test
    void a_plot_names_its_benchmark_its_slopes_and_its_control() {
        List<String> lines = new ScalingCurvePlots(snapshot, List.of(ExperimentSamples.curve(true))).lines(80);
        assertThat(lines).first().isEqualTo("IT  benchmarks/sim-it  simulated: (r/c)² against training images");
        assertThat(lines)
                .contains(
                        "  ● Distance  +0.1595 ± 0.0120 for each factor of ten in images (R² 0.97)",
                        "  ╌ untrained control 0.250");
        assertThat(lines).allMatch(line -> line.length() <= 80);
    }

    @Test
    void two_sizes_are_drawn_without_a_fit() {
        assertThat(new ScalingCurvePlots(snapshot, List.of(ExperimentSamples.curve(false))).lines(80))
                .contains("  ● Distance  no fit: three dataset sizes are needed");
    }

    @Test
    void reference_networks_are_levels_with_their_names_and_the_normalisation_is_named() {
        ScalingCurve curve = ExperimentSamples.curve(true).toBuilder()
                .setNormalisation(Normalisation.NORMALISATION_SQUARED_OVER_CEILING)
                .addReferences(ReferenceLine.newBuilder()
                        .setReference("references/imagenet")
                        .setDisplayName("ImageNet MobileNetV2")
                        .setValue(0.6))
                .build();
        List<String> lines = new ScalingCurvePlots(snapshot, List.of(curve)).lines(80);
        assertThat(lines).first().isEqualTo("IT  benchmarks/sim-it  simulated: r²/c against training images");
        assertThat(lines)
                .anyMatch(line -> line.contains("━━━━━━━━━━"))
                .contains("  ━ ImageNet MobileNetV2 0.600", "  ╌ untrained control 0.200");
    }

    @Test
    void a_reference_curve_is_drawn_by_its_points_and_said_to_be_missing_where_it_cannot_be_shown() {
        ReferenceCurve shown = ReferenceCurve.newBuilder()
                .setFamily("imagenet-resnet18")
                .setDisplayName("ImageNet ResNet-18")
                .addPoints(ScalingPoint.newBuilder()
                        .setImageCount(1000)
                        .setRunCount(3)
                        .setMean(.3))
                .addPoints(ScalingPoint.newBuilder()
                        .setImageCount(300_000)
                        .setRunCount(1)
                        .setMean(.55))
                .setFit(SaturatingFit.newBuilder().setLevel(.56).setGap(.26).setExponent(.5))
                .build();
        ReferenceCurve missing = ReferenceCurve.newBuilder()
                .setFamily("other")
                .setDisplayName("Others")
                .setUnavailableReason("published as (r/c)^2 only")
                .build();
        ScalingCurve curve = ExperimentSamples.curve(true).toBuilder()
                .addReferenceCurves(shown)
                .addReferenceCurves(missing)
                .build();
        List<String> lines = new ScalingCurvePlots(snapshot, List.of(curve)).lines(80);
        assertThat(lines)
                .contains(
                        "  × ImageNet ResNet-18: means by training images, asymptote 0.560",
                        "  without the curve of Others: published as (r/c)^2 only");
        assertThat(lines).filteredOn(line -> line.contains("×")).hasSize(3);
    }

    @Test
    void controls_are_levels_with_their_spread_and_the_title_says_what_grows_with_size() {
        ScalingCurve curve = ExperimentSamples.curve(true).toBuilder()
                .setEpochCount(1)
                .addControls(control("objectives/untrained", "Untrained", .1).setStandardDeviation(.013))
                .addControls(control("objectives/calibrated", "Calibrated", .12))
                .build();
        List<String> lines = new ScalingCurvePlots(snapshot, List.of(curve)).lines(80);
        assertThat(lines)
                .containsSubsequence(
                        "IT  benchmarks/sim-it  simulated: (r/c)² against training images",
                        "  one pass: updates grow with size",
                        "  ╌ Untrained control 0.100 ± 0.013 SD, n = 20",
                        "  ┄ Calibrated control 0.120, n = 20")
                .noneMatch(line -> line.contains("untrained control 0.250"));
    }

    @Test
    void a_slope_of_points_that_are_not_above_the_control_is_cautioned_unless_updates_are_equal() {
        ScalingCurve curve = ExperimentSamples.curve(true).toBuilder()
                .setEpochCount(1)
                .addControls(control("objectives/untrained", "Untrained", 9))
                .build();
        int points = curve.getPointsCount();
        String warning =
                "      %d of %d points not above the control: no rise with images shown".formatted(points, points);
        assertThat(new ScalingCurvePlots(snapshot, List.of(curve)).lines(80)).contains(warning);
        ScalingCurve equal =
                curve.toBuilder().setEpochCount(0).setUpdateCount(2048).build();
        assertThat(new ScalingCurvePlots(snapshot, List.of(equal)).lines(80))
                .doesNotContain(warning)
                .contains("  2,048 updates at every size");
    }

    private static ControlLevel.Builder control(String objective, String name, double mean) {
        return ControlLevel.newBuilder()
                .setObjective(objective)
                .setDisplayName(name)
                .setRunCount(20)
                .setMean(mean);
    }

    @Test
    void a_suite_has_a_plot_of_its_own_after_the_benchmarks() {
        ScalingCurve mean = ExperimentSamples.curve(false).toBuilder()
                .setName("sweeps/demo/scalingCurves/distance~mean~simulated2026")
                .setSimulated(true)
                .addLeftOutRuns(LeftOutRun.newBuilder()
                        .setRun("runs/demo-distance-n512-s0")
                        .setReason("V2: no score on benchmarks/sim-v2"))
                .build();
        List<String> lines = new ScalingCurvePlots(snapshot, List.of(ExperimentSamples.curve(true), mean)).lines(80);
        assertThat(lines)
                .containsSubsequence(
                        "IT  benchmarks/sim-it  simulated: (r/c)² against training images",
                        "mean of V1, V2, V4 and IT  suite simulated2026  simulated: (r/c)² against training images",
                        "  ● Distance  no fit: three dataset sizes are needed",
                        "  without runs/demo-distance-n512-s0: V2: no score on benchmarks/sim-v2");
    }

    @Test
    void a_mean_that_no_run_has_says_what_is_missing_and_is_not_drawn() {
        ScalingCurve none = ExperimentSamples.curve(false).toBuilder()
                .setName("sweeps/demo/scalingCurves/distance~mean~s")
                .clearPoints()
                .addLeftOutRuns(LeftOutRun.newBuilder().setRun("runs/a").setReason("IT: no benchmark"))
                .addLeftOutRuns(LeftOutRun.newBuilder().setRun("runs/b").setReason("IT: no benchmark"))
                .addLeftOutRuns(LeftOutRun.newBuilder().setRun("runs/c").setReason("IT: no benchmark"))
                .addLeftOutRuns(LeftOutRun.newBuilder().setRun("runs/d").setReason("IT: no benchmark"))
                .build();
        assertThat(new ScalingCurvePlots(snapshot, List.of(none)).lines(80))
                .containsExactly(
                        "mean of V1, V2, V4 and IT  suite s: (r/c)² against training images",
                        "  without runs/a: IT: no benchmark",
                        "  without runs/b: IT: no benchmark",
                        "  without runs/c: IT: no benchmark",
                        "  and 1 more",
                        "");
    }
}
