package ventral.render;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Reports the renderer live unless its thread has ended. */
@Liveness
@ApplicationScoped
class RenderLiveness implements HealthCheck {

    private final RenderThread thread;

    RenderLiveness(RenderThread thread) {
        this.thread = thread;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("render thread")
                .status(thread.failure().isEmpty())
                .withData("state", thread.failure().orElse("alive"))
                .build();
    }
}
