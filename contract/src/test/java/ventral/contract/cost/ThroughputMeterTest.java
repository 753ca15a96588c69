package ventral.contract.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThroughputMeterTest {

    private final ThroughputMeter pace = new ThroughputMeter(Duration.ofSeconds(5));

    @Test
    void steady_work_is_done_when_its_pace_says() {
        for (int second = 0; second <= 10; second++) {
            pace.add(Duration.ofSeconds(second), 100 * second);
        }
        assertThat(pace.perSecond()).contains(100.0);
        assertThat(pace.timeLeft(3000)).contains(Duration.ofSeconds(20));
    }

    @Test
    void nothing_is_said_before_there_is_enough_to_tell() {
        pace.add(Duration.ZERO, 0);
        pace.add(Duration.ofSeconds(1), 500);
        assertThat(pace.timeLeft(1000)).isEmpty();
    }

    @Test
    void a_span_of_less_than_a_millisecond_has_a_finite_rate() {
        ThroughputMeter immediate = new ThroughputMeter(Duration.ZERO);
        immediate.add(Duration.ZERO, 0);
        immediate.add(Duration.ofNanos(500_000), 64);
        assertThat(immediate.perSecond()).contains(128_000.0);
    }

    @Test
    void work_that_stands_still_has_no_end() {
        pace.add(Duration.ZERO, 5);
        pace.add(Duration.ofSeconds(30), 5);
        assertThat(pace.timeLeft(10)).isEmpty();
        assertThat(pace.timeLeft(5)).contains(Duration.ZERO);
    }

    @Test
    void only_the_last_minute_counts() {
        for (int second = 0; second <= 200; second++) {
            pace.add(Duration.ofSeconds(second), second <= 100 ? 0 : 10 * (second - 100));
        }
        assertThat(pace.perSecond()).contains(10.0);
    }

    @Test
    void a_pause_counts_as_long_as_it_is_within_the_last_minute() {
        for (int second = 0; second <= 120; second++) {
            pace.add(Duration.ofSeconds(second), 80 * Math.min(second, 100));
            if (second == 110) {
                assertThat(pace.perSecond()).contains(80.0 * 50 / 60);
            }
        }
        pace.add(Duration.ofSeconds(190), 8000);
        pace.add(Duration.ofSeconds(192), 8160);
        assertThat(pace.perSecond()).contains(160.0 / 72);
    }
}
