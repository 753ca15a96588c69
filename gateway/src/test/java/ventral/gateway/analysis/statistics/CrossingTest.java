package ventral.gateway.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.statistics.Crossing.NotWithinReach;

final class CrossingTest {

    private static final long LARGEST = 1_350_000;

    /** Expects the sizes at which the level leaves the line's interval, by scipy.optimize.brentq. */
    @Test
    void limits_are_where_the_level_leaves_the_lines_interval() {
        LogLinearFit line = LogLinearFit.through(SevenPointCurves.RISING).orElseThrow();
        Crossing.CrossingPoint at = (Crossing.CrossingPoint) Crossing.of(line, .411, LARGEST);
        assertThat(at.imageCount()).isCloseTo(10_608_094.060135836, withinPercentage(1e-6));
        assertThat(at.lower()).isCloseTo(2_852_098.142465934, withinPercentage(1e-6));
        assertThat(at.upper()).isCloseTo(96_280_539.07779217, withinPercentage(1e-6));
        assertThat(line.interval(at.lower()).upper()).isCloseTo(.411, withinPercentage(1e-6));
        assertThat(line.interval(at.upper()).lower()).isCloseTo(.411, withinPercentage(1e-6));
    }

    @Test
    void an_exact_line_crosses_at_one_size() {
        LogLinearFit exact = line(
                LongStream.of(SevenPointCurves.SIZES).mapToDouble(Math::log10).toArray());
        Crossing.CrossingPoint at = (Crossing.CrossingPoint) Crossing.of(exact, 7, LARGEST);
        assertThat(at.lower()).isCloseTo(1e7, withinPercentage(1e-3));
        assertThat(at.upper()).isCloseTo(1e7, withinPercentage(1e-3));
    }

    @Test
    void a_level_that_the_points_are_above_lies_before_them() {
        Crossing.CrossingPoint at =
                (Crossing.CrossingPoint) Crossing.of(line(.231, .262, .297, .318, .339, .352, .357), .2, LARGEST);
        assertThat(at.upper()).isLessThan(1350);
    }

    @Test
    void what_these_points_cannot_say_is_not_said() {
        assertThat(Crossing.of(line(.3, .29, .28, .27, .26, .25, .24), .2, LARGEST))
                .isEqualTo(NotWithinReach.NOT_RISING);
        assertThat(Crossing.of(line(.2, .4, .1, .5, .2, .4, .3), .6, LARGEST))
                .isEqualTo(NotWithinReach.SLOPE_UNCERTAIN);
        assertThat(Crossing.of(line(.231, .262, .297, .318, .339, .352, .357), .6, LARGEST))
                .isEqualTo(NotWithinReach.TOO_FAR);
    }

    private static LogLinearFit line(double... means) {
        List<ScalingPoint> points = SevenPointCurves.of(means);
        return LogLinearFit.through(points).orElseThrow();
    }
}
