package ventral.benchmarks.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoopTimesTest {

    private final LoopTimes times = new LoopTimes(8192, 60, 16, 32, 20, 85);

    @Test
    void the_ratio_is_that_of_all_at_once_and_the_sum_of_each_alone() {
        assertThat(times.aloneSeconds()).isEqualTo(68);
        assertThat(times.ratio()).isCloseTo(1.25, within(1e-12));
    }

    @Test
    void the_table_has_times_and_rates() {
        assertThat(times.table())
                .containsExactly(
                        "                                     seconds",
                        "render alone                            16.0     512.0 images/s",
                        "train alone                             32.0     256.0 images/s",
                        "score alone                             20.0       3.0 scores/s",
                        "sum                                     68.0",
                        "all at once                             85.0",
                        "all at once, as a multiple of sum       1.25");
    }
}
