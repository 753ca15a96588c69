package ventral.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class FailureHealthCheckTest {

    private Optional<String> failure = Optional.empty();

    private final FailureHealthCheck check = new FailureHealthCheck("training thread", () -> failure);

    @Test
    void a_part_is_up_until_its_work_has_failed_and_then_says_why() {
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        failure = Optional.of("no libtorch");
        HealthCheckResponse response = check.call();
        assertThat(response.getName()).isEqualTo("training thread");
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow()).containsEntry("state", "no libtorch");
    }
}
