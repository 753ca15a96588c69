package ventral.render;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Reports the renderer ready while its thread renders, and lists the streams that this machine cannot render now. */
@Readiness
@ApplicationScoped
class RenderReadiness implements HealthCheck {

    private final RenderThread thread;

    RenderReadiness(RenderThread thread) {
        this.thread = thread;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder drawing = HealthCheckResponse.named("drawing")
                .status(thread.isRendering())
                .withData("state", thread.failure().orElseGet(thread::driver));
        thread.streamErrors().forEach((stream, cause) -> drawing.withData(stream.toString(), cause));
        return drawing.build();
    }
}
