package ventral.render.asset;

import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.render.gl.GlUnavailableException;
import ventral.render.scene.Scene;
import ventral.render.stream.SceneRenderer;

/** A scene renderer that is opened on first use and reopened when its driver fails. For one thread. */
final class RecoveringSceneRenderer<R extends SceneRenderer> implements SceneRenderer, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RecoveringSceneRenderer.class);

    /** Attempts to render one group of images. */
    private static final int ATTEMPTS = 3;

    /**
     * Opens, selects and closes the underlying scene renderer. Each method may throw {@link GlUnavailableException}.
     */
    interface RendererLifecycle<R> {
        R open();

        void makeCurrent(R renderer);

        void close(R renderer);
    }

    private final RendererLifecycle<R> lifecycle;
    private @Nullable R opened;

    RecoveringSceneRenderer(RendererLifecycle<R> lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Returns the open scene renderer, current on this thread. */
    R current() {
        R renderer = opened;
        if (renderer == null) {
            renderer = lifecycle.open();
            opened = renderer;
        }
        lifecycle.makeCurrent(renderer);
        return renderer;
    }

    /**
     * Renders one image per scene, reopening the scene renderer after a failure.
     *
     * @throws GlUnavailableException if all attempts fail
     */
    @Override
    public byte[] render(List<Scene> scenes, long firstIndex, int size) {
        for (int attempt = 1; ; attempt++) {
            try {
                return current().render(scenes, firstIndex, size);
            } catch (GlUnavailableException e) {
                close();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.warnf("rendering failed and is retried: %s", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        R before = opened;
        opened = null;
        if (before == null) {
            return;
        }
        try {
            lifecycle.close(before);
        } catch (GlUnavailableException e) {
            LOG.warnf("the scene renderer cannot be closed: %s", e.getMessage());
        }
    }
}
