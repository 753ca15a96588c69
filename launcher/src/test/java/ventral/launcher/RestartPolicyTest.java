package ventral.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ventral.launcher.component.Endpoint;

class RestartPolicyTest {

    private final RestartPolicy restarts = new RestartPolicy(RestartPolicy.DEFAULT_LIMIT);

    @Test
    void a_service_is_started_again_three_times_in_five_minutes() {
        assertThat(restarts.allow(Endpoint.TRAINER, minutes(0))).isTrue();
        assertThat(restarts.allow(Endpoint.TRAINER, minutes(1))).isTrue();
        assertThat(restarts.allow(Endpoint.TRAINER, minutes(2))).isTrue();
        assertThat(restarts.allow(Endpoint.TRAINER, minutes(3))).isFalse();
        assertThat(restarts.allow(Endpoint.TRAINER, minutes(6))).isTrue();
        assertThat(restarts.allow(Endpoint.TRAINER, minutes(6))).isFalse();
    }

    @Test
    void services_are_counted_apart() {
        for (int i = 0; i < 3; i++) {
            restarts.allow(Endpoint.TRAINER, minutes(i));
        }
        assertThat(restarts.allow(Endpoint.SCORER, minutes(3))).isTrue();
    }

    private static long minutes(int count) {
        return Duration.ofMinutes(count).toNanos();
    }
}
