package ventral.gateway.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LogLinearFitTest {

    @Test
    void an_exact_line_is_found_exactly() {
        LogLinearFit fit = fit(.1 + .05 * 3, .1 + .05 * 4, .1 + .05 * 5, .1 + .05 * 6);
        assertThat(fit.intercept()).isCloseTo(.1, within(1e-12));
        assertThat(fit.slopePerDecade()).isCloseTo(.05, within(1e-12));
        assertThat(fit.slopeStandardError()).isCloseTo(0, within(1e-12));
        assertThat(fit.rSquared()).isCloseTo(1, within(1e-12));
    }

    /** Fits x = 3, 4, 5 and y = 1, 2, 2: slope 1/2, residuals -1/6, 1/3, -1/6, so s^2 = 1/6 and s^2 / sxx = 1/12. */
    @Test
    void standard_error_and_r_squared_are_those_of_the_textbook() {
        LogLinearFit fit = fit(1, 2, 2);
        assertThat(fit.slopePerDecade()).isCloseTo(.5, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(5. / 3 - 2, within(1e-12));
        assertThat(fit.slopeStandardError()).isCloseTo(Math.sqrt(1. / 12), within(1e-12));
        assertThat(fit.rSquared()).isCloseTo(.75, within(1e-12));
    }

    /** Expects the values of scipy.stats.linregress, and of scipy.stats.t.ppf(.975, 5) for the interval. */
    @Test
    void interval_of_the_line_is_that_of_scipy() {
        LogLinearFit fit = LogLinearFit.through(SevenPointCurves.RISING).orElseThrow();
        assertThat(fit.slopePerDecade()).isCloseTo(.04282550597590289, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(.11012352517377391, within(1e-12));
        assertThat(fit.slopeStandardError()).isCloseTo(.004548449460679963, within(1e-12));
        assertInterval(fit, 1350, .2441816526830274, .020983468638284652);
        assertInterval(fit, 1e5, .3242510550532884, .01250638735049095);
        assertInterval(fit, 1e7, .40990206700509413, .030178491364873793);
    }

    @Test
    void values_that_do_not_vary_lie_on_a_flat_line() {
        LogLinearFit fit = fit(.25, .25, .25);
        assertThat(fit.slopePerDecade()).isZero();
        assertThat(fit.rSquared()).isEqualTo(1);
    }

    @Test
    void two_points_are_no_line() {
        assertThat(LogLinearFit.through(points(1, 2))).isEmpty();
        assertThat(LogLinearFit.through(List.of())).isEmpty();
    }

    private static void assertInterval(LogLinearFit fit, double imageCount, double value, double half) {
        assertThat(fit.at(imageCount)).isCloseTo(value, within(1e-12));
        assertThat(fit.interval(imageCount).lower()).isCloseTo(value - half, within(1e-9));
        assertThat(fit.interval(imageCount).upper()).isCloseTo(value + half, within(1e-9));
    }

    private static LogLinearFit fit(double... means) {
        return LogLinearFit.through(points(means)).orElseThrow();
    }

    /** Returns points at 1000, 10000, 100000, ... images. */
    private static List<ScalingPoint> points(double... means) {
        return IntStream.range(0, means.length)
                .mapToObj(i -> new ScalingPoint(Math.round(Math.pow(10, 3 + i)), 1, means[i], null))
                .toList();
    }
}
