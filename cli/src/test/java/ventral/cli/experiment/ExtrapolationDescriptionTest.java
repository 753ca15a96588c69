package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.api.v1.Crossing;
import ventral.api.v1.ReferenceCurve;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.SaturatingFit;
import ventral.api.v1.ScalingCurve;

final class ExtrapolationDescriptionTest {

    @Test
    void a_size_is_told_with_its_limits() {
        Crossing at = Crossing.newBuilder()
                .setSize(Crossing.Size.newBuilder()
                        .setImageCount(10_608_094)
                        .setLowerImageCount(2_852_098)
                        .setUpperImageCount(96_280_539))
                .build();
        assertThat(ExtrapolationDescription.lines(curve(at).build()))
                .containsExactly("meets ImageNet at 10,600,000 images (95 %: 2,850,000 to 96,300,000)");
    }

    @Test
    void it_is_said_why_there_is_no_size() {
        Crossing flat = Crossing.newBuilder()
                .setNotWithinReach(Crossing.NotWithinReach.NOT_WITHIN_REACH_SLOPE_UNCERTAIN)
                .build();
        assertThat(ExtrapolationDescription.lines(curve(flat).build()))
                .containsExactly(
                        "meets ImageNet at no size within reach of these points: the slope's 95 % confidence interval includes 0");
    }

    @Test
    void an_end_is_believed_when_the_points_speak_for_it() {
        assertThat(ExtrapolationDescription.lines(saturating(6.15)))
                .containsExactly(
                        "the saturating fit, with asymptote 0.394, is better than the log-linear fit (AICc lower by 6.2)");
        assertThat(ExtrapolationDescription.lines(saturating(-1.5)))
                .containsExactly(
                        "the points do not favour the log-linear or the saturating fit (AICc differs by -1.5)");
        assertThat(ExtrapolationDescription.lines(saturating(-8)))
                .containsExactly("the log-linear fit is better than the saturating fit (AICc lower by 8.0)");
    }

    @Test
    void both_fits_are_asked_where_they_meet_a_network_and_a_reference_curve() {
        Crossing unlimited = Crossing.newBuilder()
                .setSize(Crossing.Size.newBuilder()
                        .setImageCount(2_026_495)
                        .setUpperImageCount(Double.POSITIVE_INFINITY))
                .build();
        Crossing below = Crossing.newBuilder()
                .setNotWithinReach(Crossing.NotWithinReach.NOT_WITHIN_REACH_ENDS_BELOW)
                .build();
        ScalingCurve curve = ScalingCurve.newBuilder()
                .addReferences(ReferenceLine.newBuilder()
                        .setDisplayName("ImageNet")
                        .setCrossing(unlimited)
                        .setSaturatingCrossing(below))
                .addReferenceCurves(ReferenceCurve.newBuilder()
                        .setDisplayName("ResNet-18")
                        .setCrossing(unlimited)
                        .setSaturatingCrossing(below))
                .build();
        assertThat(ExtrapolationDescription.lines(curve))
                .containsExactly(
                        "meets ImageNet at 2,030,000 images (95 %: no limit to no limit)",
                        "  by the saturating fit: at no size within reach of these points: the saturating fit has its"
                                + " asymptote below",
                        "meets the curve of ResNet-18 at 2,030,000 images (95 %: no limit to no limit)",
                        "  by the saturating fit: at no size within reach of these points: the saturating fit has its"
                                + " asymptote below");
    }

    private static ScalingCurve.Builder curve(Crossing crossing) {
        return ScalingCurve.newBuilder()
                .addReferences(
                        ReferenceLine.newBuilder().setDisplayName("ImageNet").setCrossing(crossing));
    }

    private static ScalingCurve saturating(double preference) {
        return ScalingCurve.newBuilder()
                .setSaturatingFit(SaturatingFit.newBuilder().setLevel(.394).setAiccPreference(preference))
                .build();
    }
}
