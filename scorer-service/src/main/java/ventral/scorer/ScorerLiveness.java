package ventral.scorer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import ventral.platform.thread.ProcessFailure;

/** Reports the scorer live unless an error has ended its work. */
@Liveness
@ApplicationScoped
class ScorerLiveness implements HealthCheck {

    private final ProcessFailure failure;

    ScorerLiveness(ProcessFailure failure) {
        this.failure = failure;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("scoring")
                .status(failure.cause().isEmpty())
                .withData("state", failure.cause().orElse("alive"))
                .build();
    }
}
