package ventral.benchmarks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ImplementationTimingsTest {

    @Test
    void the_best_round_and_the_one_in_the_middle_are_told() {
        ImplementationTimings odd = timings(new double[] {.5}, 3, 1, 2);
        assertThat(odd.best()).isEqualTo(1);
        assertThat(odd.median()).isEqualTo(2);
        assertThat(odd.cpu()).isEqualTo(2);
        assertThat(timings(new double[] {.5}, 3, 1).median()).isEqualTo(2);
    }

    @Test
    void scores_differ_by_their_largest_difference_over_splits_that_both_fitted() {
        ImplementationTimings ours = timings(new double[] {.5, .6, .7}, 1);
        assertThat(ours.difference(timings(new double[] {.5, .58}, 1))).isCloseTo(.02, within(1e-12));
    }

    @Test
    void a_score_that_is_not_a_number_differs_from_every_score() {
        ImplementationTimings ours = timings(new double[] {Double.NaN, .6}, 1);
        assertThat(ours.difference(timings(new double[] {.5, .6}, 1))).isNaN();
    }

    private static ImplementationTimings timings(double[] medians, double... seconds) {
        ImplementationTimings timings = new ImplementationTimings();
        DoubleStream.of(seconds).forEach(s -> timings.add(new ImplementationTimings.Round(s, 2 * s, medians)));
        return timings;
    }
}
