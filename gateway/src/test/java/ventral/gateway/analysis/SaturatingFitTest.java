package ventral.gateway.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SaturatingFitTest {

    /** scipy.optimize.curve_fit from three starting points, and AICc of both models' residuals. */
    @Test
    void level_gap_and_exponent_are_those_of_scipy() {
        SaturatingFit fit = fit(SevenPoints.RISING).orElseThrow();
        assertThat(fit.level()).isCloseTo(.39437942, within(1e-6));
        assertThat(fit.gap()).isCloseTo(.16535003, within(1e-6));
        assertThat(fit.exponent()).isCloseTo(.2283599, within(1e-5));
        assertThat(fit.preference()).isCloseTo(6.149233323963358, within(1e-6));
    }

    @Test
    void a_noisy_line_is_not_said_to_have_an_end() {
        assertThat(fit(SevenPoints.of(.100, .148, .201, .247, .303, .348, .401)))
                .hasValueSatisfying(fit -> assertThat(fit.preference()).isNegative());
    }

    @Test
    void values_that_fall_tend_to_nothing_from_below() {
        assertThat(fit(SevenPoints.of(.4, .35, .31, .28, .26, .25, .24))).isEmpty();
    }

    @Test
    void five_points_are_too_few_for_four_parameters() {
        assertThat(fit(SevenPoints.RISING.subList(0, 5))).isEmpty();
        assertThat(fit(SevenPoints.RISING.subList(0, 6))).isPresent();
    }

    private static Optional<SaturatingFit> fit(List<ScalingPoint> points) {
        return SaturatingFit.through(points, LogLinearFit.through(points).orElseThrow());
    }
}
