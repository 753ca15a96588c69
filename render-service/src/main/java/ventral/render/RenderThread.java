package ventral.render;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.asset.SceneRendererPool;
import ventral.render.schedule.StreamScheduler;

/** Runs the scheduler on the only thread that renders. The service is ready once that thread has an OpenGL context. */
@Readiness
@ApplicationScoped
class RenderThread implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(RenderThread.class);

    private final LibrarySceneFactory sceneFactory;
    private final StreamScheduler loop;
    private final Thread thread = new Thread(this::draw, "render");
    private volatile String state = "starting";
    private volatile boolean drawing;

    RenderThread(LibrarySceneFactory sceneFactory, StreamScheduler loop) {
        this.sceneFactory = sceneFactory;
        this.loop = loop;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        thread.join();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("drawing")
                .status(drawing)
                .withData("state", state)
                .build();
    }

    private void draw() {
        try (SceneRendererPool renderers = new SceneRendererPool(sceneFactory)) {
            state = renderers.driver();
            drawing = true;
            LOG.infof("rendering with %s", state);
            loop.run(renderers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            state = String.valueOf(e.getMessage());
            LOG.errorf(e, "cannot render: %s", e.getMessage());
        } finally {
            drawing = false;
        }
    }
}
