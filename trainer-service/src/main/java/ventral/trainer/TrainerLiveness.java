package ventral.trainer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Reports the trainer live unless its training thread has ended. */
@Liveness
@ApplicationScoped
class TrainerLiveness implements HealthCheck {

    private final TrainerThread thread;

    TrainerLiveness(TrainerThread thread) {
        this.thread = thread;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("training thread")
                .status(thread.failure().isEmpty())
                .withData("state", thread.failure().orElse("alive"))
                .build();
    }
}
