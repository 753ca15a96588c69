package ventral.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallDetectorTest {

    private final StallDetector detector = new StallDetector(3);

    @Test
    void a_client_that_takes_nothing_for_all_intervals_is_stalled() {
        assertThat(detector.observe(false, 0)).isFalse();
        assertThat(detector.observe(false, 0)).isFalse();
        assertThat(detector.observe(false, 0)).isTrue();
    }

    @Test
    void a_client_that_can_receive_is_not_stalled_though_there_is_nothing_to_send() {
        for (int interval = 0; interval < 10; interval++) {
            assertThat(detector.observe(true, 0)).isFalse();
        }
    }

    @Test
    void a_slow_client_that_takes_one_message_now_and_then_is_not_stalled() {
        for (int interval = 0; interval < 30; interval++) {
            assertThat(detector.observe(false, interval / 3 + 1)).isFalse();
        }
    }

    @Test
    void a_client_that_is_ready_again_starts_over() {
        detector.observe(false, 0);
        detector.observe(false, 0);
        assertThat(detector.observe(true, 0)).isFalse();
        assertThat(detector.observe(false, 0)).isFalse();
        assertThat(detector.observe(false, 0)).isFalse();
        assertThat(detector.observe(false, 0)).isTrue();
    }
}
