package ventral.trainer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import ventral.trainer.djl.DjlLearnerFactory;

/** Reports the trainer ready while its thread trains. */
@Readiness
@ApplicationScoped
class TrainerReadiness implements HealthCheck {

    private final TrainerThread thread;
    private final DjlLearnerFactory learners;

    TrainerReadiness(TrainerThread thread, DjlLearnerFactory learners) {
        this.thread = thread;
        this.learners = learners;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("training")
                .status(thread.isTraining())
                .withData("state", thread.failure().orElseGet(learners::describe))
                .build();
    }
}
