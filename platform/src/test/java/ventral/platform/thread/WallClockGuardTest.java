package ventral.platform.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WallClockGuardTest {

    private final AtomicLong wall = new AtomicLong(1_800_000_000_000L);
    private final AtomicLong monotonic = new AtomicLong(-5);
    private final AtomicInteger exits = new AtomicInteger();
    private final WallClockGuard guard = new WallClockGuard(wall::get, monotonic::get, exits::incrementAndGet);

    @Test
    void a_clock_that_is_set_back_by_an_hour_ends_the_process() {
        pass(Duration.ofSeconds(10), Duration.ofHours(-1));
        assertThat(guard.check()).isTrue();
        assertThat(exits).hasValue(1);
    }

    @Test
    void a_clock_that_is_set_back_by_less_than_a_start_takes_does_not() {
        pass(Duration.ofSeconds(1), WallClockGuard.TOLERANCE.negated());
        assertThat(guard.check()).isFalse();
        assertThat(exits).hasValue(0);
    }

    @Test
    void a_clock_that_is_set_forward_does_not_and_its_return_does() {
        pass(Duration.ofSeconds(1), Duration.ofDays(30));
        assertThat(guard.check()).isFalse();
        pass(Duration.ofSeconds(10), Duration.ofDays(-30));
        assertThat(guard.check()).isTrue();
        assertThat(exits).hasValue(1);
    }

    @Test
    void a_process_that_is_stopped_for_hours_does_not_end() {
        pass(Duration.ofHours(5), Duration.ZERO);
        assertThat(guard.check()).isFalse();
    }

    @Test
    @Timeout(20)
    void a_started_guard_checks_again_and_again_until_it_is_closed() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (WallClockGuard started = new WallClockGuard(wall::get, monotonic::get, ended::countDown)) {
            started.start();
            pass(Duration.ZERO, Duration.ofHours(-1));
            assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void pass(Duration time, Duration step) {
        monotonic.addAndGet(time.toNanos());
        wall.addAndGet(time.plus(step).toMillis());
    }
}
