package ventral.benchmarks.load.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RateMeterTest {

    private final RateMeter meter = new RateMeter();

    @Test
    void the_first_reading_has_no_rate() {
        assertThat(meter.update(10, Map.of("a", 500.))).isNaN();
        assertThat(meter.update(20, Map.of("a", 600.))).isEqualTo(10);
    }

    @Test
    void counters_that_appear_and_disappear_count_from_zero() {
        meter.update(0, Map.of("old", 1000.));
        assertThat(meter.update(10, Map.of("old", 1100., "new", 200.))).isEqualTo(30);
        assertThat(meter.update(20, Map.of("new", 300.))).isEqualTo(10);
    }

    @Test
    void a_counter_that_was_started_again_counts_from_zero() {
        meter.update(0, Map.of("a", 1000.));
        assertThat(meter.update(10, Map.of("a", 40.))).isEqualTo(4);
    }
}
