package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.render.object.ObjectLibrary;
import ventral.render.scene.Scene;
import ventral.render.stream.SceneRenderer;
import ventral.render.surroundings.BackgroundImages;

/**
 * Renders scenes as the tiles of one framebuffer. Only the thread that owns the context may use it.
 *
 * <p>The tile layout is fixed and image i is always drawn in tile i mod {@value #TILES}: drivers round interpolated
 * values differently at each position, so the same scene in another tile differs in a few bytes.
 *
 * <p>Objects are drawn first, with four samples per pixel. Then each image's background is drawn, once per pixel, and
 * the background's shader composites the object samples over it. While one group of images is read, the next is drawn.
 */
public final class GlSceneRenderer implements SceneRenderer, AutoCloseable {

    static final int COLUMNS = 4;
    static final int TILES = COLUMNS * COLUMNS;

    private static final int SHADOW_SIZE = 128;

    /** Size of a pixel of a shadow tile, in bounding radii. */
    private static final float SHADOW_ERROR = 2f / SHADOW_SIZE;

    /** Scenes that are drawn together. */
    private record TileGroup(
            List<Scene> scenes, List<ScreenBounds> views, int firstSlot, int size, ReadbackFrame frame, int place) {}

    private final EglContext context;
    private final MeshBuffer meshes;
    private final ShaderPrograms programs;
    private final ShadowAtlas shadows = ShadowAtlas.create(SHADOW_SIZE * COLUMNS);
    private final Map<Integer, RenderBuffers> canvases = new HashMap<>();

    private GlSceneRenderer(EglContext context, ObjectLibrary library, BackgroundImages backgrounds) {
        this.context = context;
        this.meshes = new MeshBuffer(library.models());
        this.programs = new ShaderPrograms();
        TextureUnits.bind(library.pictures(), backgrounds);
        glClipControl(GL_UPPER_LEFT, GL_ZERO_TO_ONE);
        glDepthFunc(GL_LEQUAL);
        glClearColor(0, 0, 0, 0);
    }

    /**
     * Opens a context on this thread and prepares it for rendering.
     *
     * @throws GlUnavailableException if this machine cannot render
     */
    public static GlSceneRenderer open(ObjectLibrary library, BackgroundImages backgrounds) {
        return new GlSceneRenderer(EglContext.open(), library, backgrounds);
    }

    /**
     * Checks that this machine can render: opens a context on this thread, compiles the shaders, and closes the context.
     *
     * @return name and version of the driver
     * @throws GlUnavailableException if this machine cannot render
     */
    public static String checkDriver() {
        try (EglContext context = EglContext.open()) {
            new ShaderPrograms().compileEach();
            GlErrors.check();
            return context.driver();
        }
    }

    public String driver() {
        return context.driver();
    }

    /** Makes this renderer's context current on the calling thread. */
    public void makeCurrent() {
        context.makeCurrent();
    }

    @Override
    public byte[] render(List<Scene> scenes, long firstIndex, int size) {
        RenderBuffers canvas = canvases.computeIfAbsent(size, s -> RenderBuffers.create(s, COLUMNS));
        byte[] pixels = new byte[3 * size * size * scenes.size()];
        @Nullable TileGroup before = null;
        int done = 0;
        while (done < scenes.size()) {
            int firstSlot = (int) ((firstIndex + done) % TILES);
            List<Scene> some = scenes.subList(done, Math.min(scenes.size(), done + TILES - firstSlot));
            TileGroup group = group(some, firstSlot, size, canvas.next(), done);
            draw(group, canvas);
            if (before != null) {
                read(before, pixels);
            }
            before = group;
            done += some.size();
        }
        if (before != null) {
            read(before, pixels);
        }
        GlErrors.check();
        return pixels;
    }

    /**
     * Renders, for each pixel, the position on the object that it shows, as an independent check of a scene's pose.
     *
     * @return for each pixel, row by row from the top: x, y, z in the mesh's own coordinates, then 1 on the object and
     *     0 elsewhere; then the depth of every pixel, 0 at the near plane and 1 at the far plane
     */
    float[][] probe(Scene scene, int size) {
        RenderBuffers canvas = canvases.computeIfAbsent(size, s -> RenderBuffers.create(s, COLUMNS));
        try (RenderTarget target = RenderTarget.create(GL_RGBA32F, size * COLUMNS, 1)) {
            TileGroup group = group(List.of(scene), 0, size, canvas.next(), 0);
            drawObjects(group, target, any -> programs.probe());
            float[] seen = new float[4 * size * size];
            float[] depth = new float[size * size];
            glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
            glReadPixels(0, 0, size, size, GL_RGBA, GL_FLOAT, seen);
            glReadPixels(0, 0, size, size, GL_DEPTH_COMPONENT, GL_FLOAT, depth);
            return new float[][] {seen, depth};
        }
    }

    private static TileGroup group(List<Scene> scenes, int firstSlot, int size, ReadbackFrame frame, int place) {
        List<ScreenBounds> views = scenes.stream()
                .map(scene -> ScreenBounds.of(scene.pose(), size))
                .toList();
        for (int i = 0; i < scenes.size(); i++) {
            SceneUniforms.write(scenes.get(i), frame.block(), firstSlot + i, COLUMNS, size);
        }
        frame.upload();
        return new TileGroup(scenes, views, firstSlot, size, frame, place);
    }

    private void draw(TileGroup group, RenderBuffers canvas) {
        drawShadows(group);
        drawObjects(group, canvas.objects(), programs::object);
        glBindTextureUnit(TextureUnits.OBJECTS_UNIT, canvas.objects().colour());
        glBindFramebuffer(GL_FRAMEBUFFER, group.frame().framebuffer());
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_SCISSOR_TEST);
        slots(group).forEach(i -> {
            Scene scene = group.scenes().get(i);
            ScreenBounds view = group.views().get(i);
            select(group, i, group.size());
            glUseProgram(programs.background(scene));
            view.outside(group.size()).forEach(part -> drawBackground(group, i, part));
            glUseProgram(programs.composite(scene));
            drawBackground(group, i, view.inside());
        });
        glDisable(GL_SCISSOR_TEST);
        group.frame().startReading();
    }

    private static void drawBackground(TileGroup group, int i, ScreenBounds.Part part) {
        if (!part.isEmpty()) {
            scissor(group, i, part);
            glDrawArrays(GL_TRIANGLES, 0, 3);
        }
    }

    private static void read(TileGroup group, byte[] pixels) {
        group.frame().finishReading(group.firstSlot(), group.scenes().size(), pixels, group.place());
    }

    private void drawShadows(TileGroup group) {
        glBindFramebuffer(GL_FRAMEBUFFER, shadows.framebuffer());
        glClear(GL_DEPTH_BUFFER_BIT);
        glEnable(GL_DEPTH_TEST);
        glEnable(GL_POLYGON_OFFSET_FILL);
        glPolygonOffset(2, 4);
        // shaders sample the atlas with v along its rows, so here the first row is the lowest
        glClipControl(GL_LOWER_LEFT, GL_ZERO_TO_ONE);
        glUseProgram(programs.shadow());
        slots(group).forEach(i -> {
            select(group, i, SHADOW_SIZE);
            meshes.draw(group.scenes().get(i).object(), SHADOW_ERROR);
        });
        glClipControl(GL_UPPER_LEFT, GL_ZERO_TO_ONE);
        glDisable(GL_POLYGON_OFFSET_FILL);
    }

    /** Clears the target and draws the objects. */
    private void drawObjects(TileGroup group, RenderTarget target, ToIntFunction<Scene> program) {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
        glEnable(GL_DEPTH_TEST);
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        slots(group).forEach(i -> {
            ScreenBounds view = group.views().get(i);
            if (!view.inside().isEmpty()) {
                glUseProgram(program.applyAsInt(group.scenes().get(i)));
                select(group, i, group.size());
                meshes.draw(group.scenes().get(i).object(), view.error());
            }
        });
    }

    private static IntStream slots(TileGroup group) {
        return IntStream.range(0, group.scenes().size());
    }

    private static void select(TileGroup group, int i, int tile) {
        int slot = group.firstSlot() + i;
        glBindBufferRange(
                GL_UNIFORM_BUFFER, 0, group.frame().uniforms(), (long) slot * SceneUniforms.BYTES, SceneUniforms.BYTES);
        glViewport(slot % COLUMNS * tile, slot / COLUMNS * tile, tile, tile);
    }

    private static void scissor(TileGroup group, int i, ScreenBounds.Part part) {
        int slot = group.firstSlot() + i;
        glScissor(
                slot % COLUMNS * group.size() + part.left(),
                slot / COLUMNS * group.size() + part.top(),
                part.right() - part.left(),
                part.bottom() - part.top());
    }

    @Override
    public void close() {
        canvases.values().forEach(RenderBuffers::close);
        context.close(); // the context owns the other OpenGL objects
    }
}
