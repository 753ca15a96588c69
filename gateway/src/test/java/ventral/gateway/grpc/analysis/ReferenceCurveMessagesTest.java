package ventral.gateway.grpc.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Crossing.AnswerCase;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.Measure;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.ScalingCurve;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.alignment.ReferenceCurve;
import ventral.gateway.analysis.alignment.ReferenceLine;
import ventral.gateway.analysis.statistics.LogLinearFit;
import ventral.gateway.analysis.statistics.SaturatingFit;
import ventral.gateway.analysis.statistics.SaturatingLaw;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.analysis.sweep.SweepTraining;

class ReferenceCurveMessagesTest {

    private static final BenchmarkName BENCHMARK = new BenchmarkName("b1");

    @Test
    void a_reference_curve_has_its_points_its_law_and_what_both_fits_say_of_it() {
        var curve = ScalingCurveMapper.toWire(curve());
        assertThat(curve.getReferences(0).getSaturatingCrossing().getAnswerCase())
                .isEqualTo(AnswerCase.NOT_WITHIN_REACH);
        assertThat(curve.getReferenceCurvesList()).hasSize(2);
        var shown = curve.getReferenceCurves(0);
        assertThat(shown.getFamily()).isEqualTo("imagenet-resnet18");
        assertThat(shown.getPoints(0).getRunCount()).isEqualTo(3);
        assertThat(shown.getFit().getLevel()).isEqualTo(.36);
        assertThat(shown.getCrossing().getAnswerCase()).isEqualTo(AnswerCase.SIZE);
        assertThat(shown.getSaturatingCrossing().getSize().getImageCount()).isBetween(200_000., 300_000.);
        assertThat(curve.getReferenceCurves(1).getPointsList()).isEmpty();
        assertThat(curve.getReferenceCurves(1).hasCrossing()).isFalse();
        assertThat(curve.getReferenceCurves(1).getUnavailableReason()).isEqualTo("published otherwise");
    }

    private static ScalingCurve curve() {
        double[] means = {.231, .262, .298, .322, .345, .357, .369, .374};
        long[] sizes = {1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000};
        List<ScalingPoint> points = LongStream.range(0, sizes.length)
                .mapToObj(i -> new ScalingPoint(sizes[(int) i], 1, means[(int) i], null))
                .toList();
        LogLinearFit line = LogLinearFit.through(points).orElseThrow();
        return new ScalingCurve(
                new ScalingCurveName(
                        new SweepName("s1"),
                        Objective.of(LatentGroup.DISTANCE),
                        new Measure.SingleBenchmark(BENCHMARK)),
                Normalisation.RATIO_SQUARED,
                List.of(BENCHMARK),
                false,
                points,
                line,
                SaturatingFit.through(points, line).orElseThrow(),
                List.of(),
                List.of(new ReferenceLine(new ReferenceName("net"), "Network", .5)),
                List.of(
                        new ReferenceCurve(
                                "imagenet-resnet18",
                                "ImageNet ResNet-18",
                                List.of(new ScalingPoint(1000, 3, .26, .01)),
                                new SaturatingLaw(.36, .10, .5, 1000),
                                ""),
                        new ReferenceCurve("other", "Others", List.of(), null, "published otherwise")),
                List.of(),
                new SweepTraining(0, 1, List.of()));
    }
}
