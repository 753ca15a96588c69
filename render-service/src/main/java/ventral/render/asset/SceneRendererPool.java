package ventral.render.asset;

import java.util.HashMap;
import java.util.Map;
import ventral.contract.spec.SceneSpec;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.SceneRenderers;

/** The scene renderers of one thread, opened on demand. */
public final class SceneRendererPool implements SceneRenderers, AutoCloseable {

    private final LibrarySceneFactory sceneFactory;
    private final Map<LibrarySceneFactory.RendererAssets, RecoveringSceneRenderer<GlSceneRenderer>> renderers =
            new HashMap<>();

    public SceneRendererPool(LibrarySceneFactory sceneFactory) {
        this.sceneFactory = sceneFactory;
    }

    @Override
    public SceneRenderer get(SceneSpec scenes) {
        return renderer(scenes);
    }

    private RecoveringSceneRenderer<GlSceneRenderer> renderer(SceneSpec scenes) {
        return renderers.computeIfAbsent(
                sceneFactory.assets(scenes), assets -> new RecoveringSceneRenderer<>(lifecycle(assets)));
    }

    private RecoveringSceneRenderer.RendererLifecycle<GlSceneRenderer> lifecycle(
            LibrarySceneFactory.RendererAssets assets) {
        return new RecoveringSceneRenderer.RendererLifecycle<>() {
            @Override
            public GlSceneRenderer open() {
                return sceneFactory.openRenderer(assets);
            }

            @Override
            public void makeCurrent(GlSceneRenderer renderer) {
                renderer.makeCurrent();
            }

            @Override
            public void close(GlSceneRenderer renderer) {
                renderer.makeCurrent();
                renderer.close();
            }
        };
    }

    @Override
    public void check() {
        GlSceneRenderer.checkDriver();
    }

    @Override
    public void close() {
        renderers.values().forEach(RecoveringSceneRenderer::close);
    }
}
