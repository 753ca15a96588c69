package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;

class RetryBackoffTest {

    private static final StreamSpec SPEC = StreamSpec.rendered(5, 160, 32, 8);
    private static final DesiredStream STREAM = new DesiredStream(new StreamName("a"), SPEC, DesiredState.RENDERED);
    private static final DesiredStream PAUSED = new DesiredStream(new StreamName("a"), SPEC, DesiredState.PAUSED);

    private final RetryBackoff backoff = new RetryBackoff();

    @Test
    void the_delay_doubles_with_every_failure_up_to_a_minute() {
        assertThat(backoff.isDelayed(STREAM, Duration.ZERO)).isFalse();
        Duration now = Duration.ZERO;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            backoff.recordFailure(STREAM, now);
            assertThat(backoff.isDelayed(STREAM, now.plusSeconds(seconds).minusNanos(1)))
                    .isTrue();
            now = now.plusSeconds(seconds);
            assertThat(backoff.isDelayed(STREAM, now)).isFalse();
        }
    }

    @Test
    void a_changed_desired_state_is_not_delayed() {
        backoff.recordFailure(STREAM, Duration.ZERO);
        assertThat(backoff.isDelayed(PAUSED, Duration.ZERO)).isFalse();
    }

    @Test
    void after_a_success_the_delay_is_short_again() {
        backoff.recordFailure(STREAM, Duration.ZERO);
        backoff.recordFailure(STREAM, Duration.ZERO);
        backoff.recordSuccess(STREAM.name());
        backoff.recordFailure(STREAM, Duration.ZERO);
        assertThat(backoff.isDelayed(STREAM, Duration.ofSeconds(1))).isFalse();
    }
}
