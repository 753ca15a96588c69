package ventral.cli.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.statistics.HolmCorrection;
import ventral.contract.statistics.RankSum;

/** Compares the statistics with SciPy 1.x and NumPy. Each expected value names the call that gave it. */
class StatisticsTest {

    @Test
    void the_interval_of_a_mean_is_that_of_students_t() {
        // numpy.mean, numpy.std(ddof=1), scipy.stats.t.interval(.95, 4, loc=mean, scale=scipy.stats.sem(x))
        SampleSummary summary = SampleSummary.of(List.of(.441, .452, .438, .447, .449));
        assertThat(summary.count()).isEqualTo(5);
        assertThat(summary.mean()).isCloseTo(.4454, within(1e-12));
        assertThat(summary.standardDeviation()).isCloseTo(.005770615218501409, within(1e-12));
        assertThat(summary.lower()).isCloseTo(.4382348348357, within(1e-10));
        assertThat(summary.upper()).isCloseTo(.4525651651642999, within(1e-10));
        assertThat(summary.isAboveZero()).isTrue();
    }

    @Test
    void a_single_value_has_no_interval() {
        SampleSummary summary = SampleSummary.of(List.of(.4));
        assertThat(summary.hasInterval()).isFalse();
        assertThat(summary.isAboveZero()).isFalse();
        assertThat(summary.lower()).isNaN();
    }

    @Test
    void a_sample_without_values_is_refused() {
        assertThatThrownBy(() -> SampleSummary.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_rank_sum_test_is_exact() {
        // scipy.stats.mannwhitneyu(x, y, method='exact')
        RankSum apart =
                RankSum.of(List.of(.441, .452, .438, .447, .449), List.of(.401, .405, .398, .410, .395, .403, .402));
        assertThat(apart.u()).isEqualTo(35);
        assertThat(apart.p()).isCloseTo(.0025252525252525255, within(1e-15));
        assertThat(apart.smallestP()).isCloseTo(.0025252525252525255, within(1e-15));
        RankSum mixed = RankSum.of(List.of(1., 2., 3., 6., 8., 9.5), List.of(4., 5., 7., 10., 11.25, 12., 13.));
        assertThat(mixed.u()).isEqualTo(8);
        assertThat(mixed.p()).isCloseTo(.07342657342657342, within(1e-15));
    }

    @Test
    void the_rank_sum_test_is_exact_with_ties() {
        // all 126 choices of four elements of scipy.stats.rankdata(x + y), with itertools.combinations
        RankSum tied = RankSum.of(List.of(1., 2., 2., 5.), List.of(2., 3., 4., 5., 6.));
        assertThat(tied.u()).isEqualTo(4.5);
        assertThat(tied.p()).isCloseTo(2 / 9., within(1e-15));
    }

    @Test
    void twenty_controls_let_five_seeds_reach_a_small_p() {
        // 2 / scipy.special.comb(25, 5)
        List<Double> controls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            controls.add(i / 100.);
        }
        assertThat(RankSum.of(List.of(1., 2., 3., 4., 5.), controls).p()).isCloseTo(2 / 53130., within(1e-15));
    }

    @Test
    void holm_corrects_step_by_step_and_never_falls() {
        // statsmodels.stats.multitest.multipletests(p, method='holm'), from its definition in NumPy
        assertThat(HolmCorrection.correct(List.of(.01, .04, .03, .005))).satisfies(corrected -> {
            assertThat(corrected.get(0)).isCloseTo(.03, within(1e-12));
            assertThat(corrected.get(1)).isCloseTo(.06, within(1e-12));
            assertThat(corrected.get(2)).isCloseTo(.06, within(1e-12));
            assertThat(corrected.get(3)).isCloseTo(.02, within(1e-12));
        });
        assertThat(HolmCorrection.correct(List.of(.6, .7))).containsExactly(1., 1.);
    }

    @Test
    void a_line_is_by_least_squares_against_the_logarithm() {
        // scipy.stats.linregress(numpy.log10([512, 2048, 8192, 32768]), [.40, .41, .415, .43])
        LogLinearLine line =
                LogLinearLine.through(new TreeMap<>(Map.of(512L, .40, 2048L, .41, 8192L, .415, 32768L, .43)));
        assertThat(line.slopePerDecade()).isCloseTo(.015779158450714956, within(1e-12));
        assertThat(line.intercept()).isCloseTo(.35675, within(1e-12));
        assertThat(line.at(1000)).isCloseTo(.35675 + 3 * .015779158450714956, within(1e-12));
    }
}
