package ventral.gateway.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SaturatingFitTest {

    /**
     * Expects the values of scipy.optimize.curve_fit from three starting points, and the AICc of both models'
     * residuals.
     */
    @Test
    void level_gap_and_exponent_are_those_of_scipy() {
        SaturatingFit fit = fit(EightPointCurves.RISING).orElseThrow();
        assertThat(fit.law().level()).isCloseTo(.40956065, within(1e-6));
        assertThat(fit.law().gap()).isCloseTo(.18116265, within(1e-6));
        assertThat(fit.law().exponent()).isCloseTo(.21351695, within(1e-5));
        assertThat(fit.squaredResiduals()).isCloseTo(4.553024218329286e-05, within(1e-12));
        assertThat(fit.preference()).isCloseTo(16.404860616197553, within(1e-6));
    }

    @Test
    void a_noisy_line_is_not_said_to_have_an_end() {
        assertThat(fit(EightPointCurves.of(.100, .148, .201, .247, .303, .348, .401, .449)))
                .hasValueSatisfying(fit -> assertThat(fit.preference()).isNegative());
    }

    @Test
    void values_that_fall_tend_to_nothing_from_below() {
        assertThat(fit(EightPointCurves.of(.4, .35, .31, .28, .26, .25, .24, .24)))
                .isEmpty();
    }

    @Test
    void seven_points_are_too_few_to_decide_between_an_end_and_a_line() {
        assertThat(fit(EightPointCurves.RISING.subList(0, 7))).isEmpty();
        assertThat(fit(EightPointCurves.RISING)).isPresent();
    }

    private static Optional<SaturatingFit> fit(List<ScalingPoint> points) {
        return SaturatingFit.through(points, LogLinearFit.through(points).orElseThrow());
    }
}
