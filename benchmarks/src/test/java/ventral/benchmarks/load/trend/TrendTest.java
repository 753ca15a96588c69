package ventral.benchmarks.load.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.benchmarks.load.sample.LoadSample;
import ventral.benchmarks.load.trend.Trend.Verdict;

class TrendTest {

    private static final String MEMORY = SampledQuantity.MEMORY.column("gateway");
    private static final double INTERVAL_SECONDS = 10;
    private static final double WARM_UP_SECONDS = 300;

    @Test
    void a_quantity_that_varies_around_a_level_is_flat() {
        Trend trend = trend(MEMORY, seconds -> 400 + 20 * Math.sin(seconds / 60));
        assertThat(trend.verdict()).isEqualTo(Verdict.FLAT);
        assertThat(trend.first()).isCloseTo(400, within(20.));
    }

    @Test
    void steady_growth_is_found_with_its_slope() {
        Trend trend = trend(MEMORY, seconds -> 400 + seconds / 36);
        assertThat(trend.slopePerHour()).isCloseTo(100, within(1e-6));
        assertThat(trend.verdict()).isEqualTo(Verdict.GROWING);
    }

    @Test
    void growth_during_the_warm_up_does_not_count() {
        assertThat(trend(MEMORY, seconds -> Math.min(seconds, WARM_UP_SECONDS)).verdict())
                .isEqualTo(Verdict.FLAT);
    }

    @Test
    void growth_counts_only_above_both_the_share_and_the_amount() {
        assertThat(trend(MEMORY, seconds -> 100 + seconds / 200).verdict())
                .as("13 MB are below the amount, although they are above 10 percent of 100 MB")
                .isEqualTo(Verdict.FLAT);
        assertThat(trend(MEMORY, seconds -> 1000 + seconds / 60).verdict())
                .as("44 MB are below 10 percent of 1000 MB")
                .isEqualTo(Verdict.FLAT);
        assertThat(trend(MEMORY, seconds -> 100 + seconds / 60).verdict()).isEqualTo(Verdict.GROWING);
    }

    @Test
    void one_extreme_sample_changes_no_verdict() {
        assertThat(trend(MEMORY, seconds -> seconds == 3500 ? 10_000 : 400).verdict())
                .isEqualTo(Verdict.FLAT);
    }

    @Test
    void what_falls_is_flat_and_what_has_no_limit_has_no_verdict() {
        assertThat(trend(MEMORY, seconds -> 4000 - seconds).verdict()).isEqualTo(Verdict.FLAT);
        assertThat(trend(SampledQuantity.TASKS.column("unscored"), seconds -> seconds)
                        .verdict())
                .isEqualTo(Verdict.NOT_LIMITED);
    }

    @Test
    void few_samples_decide_nothing() {
        List<LoadSample> samples = samples(MEMORY, Trend.FEWEST_SAMPLES - 1, seconds -> 400 + seconds);
        Trend trend = Trend.of(MEMORY, samples, 0);
        assertThat(trend.verdict()).isEqualTo(Verdict.TOO_FEW_SAMPLES);
        assertThat(trend.first()).isNaN();
    }

    @Test
    void samples_without_a_value_are_left_out() {
        List<LoadSample> samples = IntStream.range(0, 100)
                .mapToObj(i -> new LoadSample(
                        i * INTERVAL_SECONDS, i % 2 == 0 ? Map.of(MEMORY, 400.) : Map.<String, Double>of()))
                .toList();
        assertThat(Trend.of(MEMORY, samples, 0).verdict()).isEqualTo(Verdict.FLAT);
    }

    @Test
    void a_column_of_no_known_quantity_is_refused() {
        assertThatThrownBy(() -> SampledQuantity.of("gateway.swap_mb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway.swap_mb");
    }

    /** Returns the trend of an hour of samples. */
    private static Trend trend(String column, DoubleUnaryOperator valueAtSeconds) {
        return Trend.of(column, samples(column, 361, valueAtSeconds), WARM_UP_SECONDS);
    }

    private static List<LoadSample> samples(String column, int count, DoubleUnaryOperator valueAtSeconds) {
        return IntStream.range(0, count)
                .mapToDouble(i -> i * INTERVAL_SECONDS)
                .mapToObj(seconds -> new LoadSample(seconds, Map.of(column, valueAtSeconds.applyAsDouble(seconds))))
                .toList();
    }
}
