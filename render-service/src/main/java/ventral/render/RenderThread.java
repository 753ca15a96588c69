package ventral.render;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import ventral.contract.name.StreamName;
import ventral.platform.thread.WorkThread;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.asset.SceneRendererPool;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.micrometer.MeteredSceneRenderers;
import ventral.render.schedule.StreamScheduler;
import ventral.service.StartupOrder;

/**
 * Runs the scheduler on the only thread that renders. The service starts only if that thread can open an OpenGL
 * context and compile the shaders, and joins the consumer group of the renderers after that. Object libraries are built
 * when a stream needs them. If the thread ends, the process exits.
 */
@ApplicationScoped
class RenderThread {

    private static final Logger LOG = Logger.getLogger(RenderThread.class);

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(40);

    private final LibrarySceneFactory sceneFactory;
    private final StreamScheduler scheduler;
    private final MeterRegistry registry;
    private final WorkThread thread;
    private final CompletableFuture<String> driver = new CompletableFuture<>();
    private volatile boolean rendering;

    RenderThread(LibrarySceneFactory sceneFactory, StreamScheduler scheduler, MeterRegistry registry) {
        this.sceneFactory = sceneFactory;
        this.scheduler = scheduler;
        this.registry = registry;
        this.thread = new WorkThread("render", this::render, () -> Quarkus.asyncExit(1));
    }

    /** Starts the thread; returns once it has checked the OpenGL driver. */
    void start(@Observes @Priority(StartupOrder.RENDERING) StartupEvent event) {
        thread.start();
        LOG.infof("rendering with %s", driver.join());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(scheduler::stop, STOP_DEADLINE);
    }

    /** Returns true while streams can be rendered. */
    boolean isRendering() {
        return rendering;
    }

    /** Returns the OpenGL driver, or a note that it is being checked. */
    String driver() {
        return driver.isCompletedExceptionally() ? "none" : driver.getNow("starting");
    }

    /** Returns why rendering ended before it was stopped; empty if it did not. */
    Optional<String> failure() {
        return thread.failure();
    }

    /** Returns why this machine cannot render some streams now. */
    Map<StreamName, String> streamErrors() {
        return scheduler.errors();
    }

    private void render() throws InterruptedException {
        try (SceneRendererPool renderers = new SceneRendererPool(sceneFactory)) {
            driver.complete(GlSceneRenderer.checkDriver());
            rendering = true;
            scheduler.run(new MeteredSceneRenderers(renderers, registry));
        } catch (RuntimeException | Error e) {
            driver.completeExceptionally(e); // without effect after the check
            throw e;
        } finally {
            rendering = false;
        }
    }
}
