package ventral.gateway.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleStatisticsTest {

    /**
     * Expects the interval of scipy.stats.bootstrap of SciPy 1.10.1 with method="percentile" and 200,000 samples:
     * (.306, .394) with three seeds.
     */
    @Test
    void the_interval_of_the_mean_is_that_of_scipy() {
        List<Double> values = List.of(.31, .35, .42, .28, .39);
        assertThat(SampleStatistics.of(values).mean()).isCloseTo(.35, within(1e-12));
        assertThat(SampleStatistics.of(values).standardDeviation()).isCloseTo(0.05700877125495689, within(1e-12));
        ConfidenceInterval interval = SampleStatistics.meanInterval(values).orElseThrow();
        assertThat(interval.lower()).isCloseTo(.306, within(.0021));
        assertThat(interval.upper()).isCloseTo(.394, within(.0021));
    }

    /** With two values, the mean of two draws is either value a quarter of the time each. */
    @Test
    void of_two_values_the_interval_is_from_one_to_the_other() {
        assertThat(SampleStatistics.meanInterval(List.of(.2, .6))).contains(new ConfidenceInterval(.2, .6));
    }

    @Test
    void the_same_values_have_the_same_interval_in_any_order() {
        assertThat(SampleStatistics.meanInterval(List.of(.1, .4, .3)))
                .isEqualTo(SampleStatistics.meanInterval(List.of(.3, .1, .4)));
    }

    @Test
    void one_value_has_a_mean_alone() {
        assertThat(SampleStatistics.of(List.of(.3)).standardDeviation()).isNull();
        assertThat(SampleStatistics.meanInterval(List.of(.3))).isEmpty();
    }
}
