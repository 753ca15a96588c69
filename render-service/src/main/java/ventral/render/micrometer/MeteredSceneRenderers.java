package ventral.render.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import ventral.contract.spec.SceneSpec;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.SceneRenderers;

/** Provides the scene renderers of another source, and times what they draw. */
public final class MeteredSceneRenderers implements SceneRenderers {

    private final SceneRenderers renderers;
    private final Timer drawing;

    public MeteredSceneRenderers(SceneRenderers renderers, MeterRegistry registry) {
        this.renderers = renderers;
        this.drawing = Timer.builder("ventral.renderer.draw")
                .description("Time that the images of a batch took to draw")
                .register(registry);
    }

    @Override
    public SceneRenderer get(SceneSpec scenes) {
        SceneRenderer renderer = renderers.get(scenes);
        return (batch, firstIndex, size) -> drawing.record(() -> renderer.render(batch, firstIndex, size));
    }

    @Override
    public void check() {
        renderers.check();
    }
}
