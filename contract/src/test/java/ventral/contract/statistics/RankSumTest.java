package ventral.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests p values against scipy.stats.mannwhitneyu of SciPy 1.10.1 with method="exact", and against counts made by hand.
 */
final class RankSumTest {

    @Test
    void u_and_p_are_those_of_scipy() {
        assertTest(List.of(.31, .35, .42, .28, .39), List.of(.22, .30, .27, .33, .25), 22, 0.05555555555555555);
        assertTest(List.of(.31, .35, .42), List.of(.22, .30, .27, .29), 12, 0.05714285714285714);
        assertTest(
                IntStream.range(0, 12).mapToObj(i -> i * .07 % 1).toList(),
                IntStream.range(0, 15).mapToObj(i -> i * .11 % 1 + .0005).toList(),
                81,
                0.6832630957681436);
    }

    /**
     * Tests a sample with ties: of 126 divisions, 11 have a rank sum as high, counted over all of them by a program of
     * three lines.
     */
    @Test
    void with_ties_p_is_the_share_of_all_deals() {
        assertTest(List.of(.3, .3, .4, .5), List.of(.3, .2, .4, .2, .1), 16.5, 22. / 126);
    }

    @Test
    void groups_that_are_the_same_do_not_differ() {
        assertTest(List.of(.5, .5), List.of(.5, .5), 2, 1);
    }

    @Test
    void groups_that_do_not_overlap_have_the_least_p_that_their_sizes_allow() {
        List<Double> low = List.of(.1, .2, .3);
        List<Double> high = List.of(.4, .5, .6);
        assertTest(low, high, 0, .1);
        assertTest(high, low, 9, .1);
        assertThat(RankSum.smallestP(3, 3)).isCloseTo(.1, within(1e-15));
        assertThat(RankSum.smallestP(4, 4)).isCloseTo(2. / 70, within(1e-15));
        assertThat(RankSum.smallestP(1, 1)).isEqualTo(1);
    }

    private static void assertTest(List<Double> group, List<Double> other, double u, double p) {
        RankSum test = RankSum.of(group, other);
        assertThat(test.u()).isEqualTo(u);
        assertThat(test.p()).isCloseTo(p, within(1e-12));
    }
}
