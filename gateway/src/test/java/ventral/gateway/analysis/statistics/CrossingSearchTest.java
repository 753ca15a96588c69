package ventral.gateway.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.statistics.Crossing.CrossingPoint;
import ventral.gateway.analysis.statistics.Crossing.NotWithinReach;

/**
 * Tests crossings with curves. Expected sizes are roots by scipy.optimize.brentq. The limits of the line are where its
 * t band meets the other curve. Those of the saturating fit are where the least squares through the given point, by
 * scipy.optimize.minimize_scalar over the exponent, reach (1 + t^2 / 5) times the least squares overall.
 */
final class CrossingSearchTest {

    private static final SaturatingLaw LOWER = new SaturatingLaw(.36, .10, .5, 1000);
    private static final SaturatingLaw HIGHER = new SaturatingLaw(.42, .19, .3, 1000);

    private final LogLinearFit line =
            LogLinearFit.through(EightPointCurves.RISING).orElseThrow();
    private final SaturatingFit saturating =
            SaturatingFit.through(EightPointCurves.RISING, line).orElseThrow();
    private final CrossingSearch search = new CrossingSearch(EightPointCurves.RISING);

    @Test
    void a_line_meets_a_reference_curve_with_the_limits_of_its_band() {
        expect(search.of(line, LOWER::at), 386_632.0148410366, 162_042.67943559535, 1_215_559.5768935024);
    }

    @Test
    void a_line_that_starts_above_a_reference_curve_meets_it_from_below_later() {
        expect(search.of(line, HIGHER::at), 6_817_728.446697131, 1_538_223.56109625, 66_113_069.8646207);
    }

    @Test
    void a_saturating_fit_meets_a_reference_curve_with_the_limits_of_its_likelihood() {
        expect(
                search.of(saturating, EightPointCurves.RISING, LOWER::at),
                245_525.81902153624,
                167_139.5926754285,
                369_480.6224545523);
    }

    @Test
    void a_saturating_fit_meets_a_level_where_its_law_has_that_value() {
        Crossing crossing = search.of(saturating, EightPointCurves.RISING, imageCount -> .36);
        expect(crossing, 432_985.201803891, 316_026.35941324476, 630_052.8108048418);
        assertThat(((CrossingPoint) crossing).imageCount())
                .isCloseTo(saturating.law().imageCount(.36).orElseThrow(), withinPercentage(1e-6));
    }

    @Test
    void an_end_that_the_points_do_not_tell_from_a_level_leaves_no_upper_limit() {
        CrossingPoint crossing = (CrossingPoint) search.of(saturating, EightPointCurves.RISING, imageCount -> .395);
        assertThat(crossing.upper()).isInfinite();
        assertThat(crossing.lower()).isBetween(1e6, crossing.imageCount());
    }

    @Test
    void it_is_said_why_there_is_no_size() {
        assertThat(search.of(saturating, EightPointCurves.RISING, HIGHER::at)).isEqualTo(NotWithinReach.ENDS_BELOW);
        assertThat(search.of(saturating, EightPointCurves.RISING, imageCount -> .5))
                .isEqualTo(NotWithinReach.ENDS_BELOW);
        assertThat(search.of(saturating, EightPointCurves.RISING, imageCount -> .409))
                .isEqualTo(NotWithinReach.TOO_FAR);
        assertThat(search.of(line, imageCount -> .1)).isEqualTo(NotWithinReach.ABOVE_FROM_THE_START);
        assertThat(search.of(line, imageCount -> .9)).isEqualTo(NotWithinReach.TOO_FAR);
        LogLinearFit falling = LogLinearFit.through(EightPointCurves.of(.4, .35, .31, .28, .26, .25, .24, .24))
                .orElseThrow();
        assertThat(search.of(falling, LOWER::at)).isEqualTo(NotWithinReach.NOT_RISING);
        LogLinearFit flat = LogLinearFit.through(EightPointCurves.of(.30, .34, .29, .33, .31, .35, .30, .33))
                .orElseThrow();
        assertThat(search.of(flat, LOWER::at)).isEqualTo(NotWithinReach.SLOPE_UNCERTAIN);
    }

    private static void expect(Crossing crossing, double imageCount, double lower, double upper) {
        CrossingPoint at = (CrossingPoint) crossing;
        assertThat(at.imageCount()).isCloseTo(imageCount, withinPercentage(1e-4));
        assertThat(at.lower()).isCloseTo(lower, withinPercentage(1e-2));
        assertThat(at.upper()).isCloseTo(upper, withinPercentage(1e-2));
    }
}
