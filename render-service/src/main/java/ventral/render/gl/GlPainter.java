package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lwjgl.system.MemoryUtil;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.Panorama;
import ventral.render.scene.Scene;
import ventral.render.stream.Painter;

/**
 * Draws scenes as the tiles of one framebuffer. Used on the thread that owns the context.
 *
 * <p>The layout is fixed and image i is always drawn in tile i mod {@value #TILES}: drivers interpolate with a place's
 * own rounding, so that the same scene in another tile differs in a few bytes.
 */
public final class GlPainter implements Painter, AutoCloseable {

    static final int COLUMNS = 4;
    static final int TILES = COLUMNS * COLUMNS;

    private static final int SHADOW_SIZE = 128;
    private static final int SAMPLES = 4;

    private final EglContext context;
    private final MeshBuffer meshes;
    private final Programs programs;
    private final ShadowAtlas shadows = ShadowAtlas.create(SHADOW_SIZE * COLUMNS);
    private final int uniforms = glCreateBuffers();
    private final ByteBuffer block = MemoryUtil.memCalloc(SceneBlock.BYTES * TILES);
    private final Map<Integer, Canvas> canvases = new HashMap<>();

    private GlPainter(EglContext context, ObjectLibrary library, List<Panorama> panoramas) {
        this.context = context;
        this.meshes = new MeshBuffer(library.models());
        this.programs = Programs.compile();
        Textures.bind(panoramas);
        glNamedBufferStorage(uniforms, block.capacity(), GL_DYNAMIC_STORAGE_BIT);
        glClipControl(GL_UPPER_LEFT, GL_ZERO_TO_ONE);
        glDepthFunc(GL_LEQUAL);
        glEnable(GL_DEPTH_TEST);
    }

    /**
     * Opens a context on this thread and makes it ready to draw.
     *
     * @throws GlUnavailableException if this machine cannot draw
     */
    public static GlPainter open(ObjectLibrary library, List<Panorama> panoramas) {
        return new GlPainter(EglContext.open(), library, panoramas);
    }

    public String driver() {
        return context.driver();
    }

    @Override
    public byte[] paint(List<Scene> scenes, long firstIndex, int size) {
        Canvas canvas = canvases.computeIfAbsent(size, s -> Canvas.create(s, COLUMNS, SAMPLES));
        byte[] pixels = new byte[3 * size * size * scenes.size()];
        int done = 0;
        while (done < scenes.size()) {
            int firstSlot = (int) ((firstIndex + done) % TILES);
            List<Scene> group = scenes.subList(done, Math.min(scenes.size(), done + TILES - firstSlot));
            load(group, firstSlot, size);
            drawShadows(group, firstSlot);
            draw(group, firstSlot, size, canvas.drawn(), true);
            canvas.read(firstSlot, group.size(), pixels, done);
            done += group.size();
        }
        return pixels;
    }

    /**
     * Where on the object each pixel looks, as an independent account of a scene's pose.
     *
     * @return for each pixel, row by row from the top: x, y, z in the mesh's own coordinates, 1 where the object is and
     *     0 elsewhere; then the depth of every pixel, 0 at the near plane and 1 at the far one
     */
    float[][] probe(Scene scene, int size) {
        try (Target target = Target.create(GL_RGBA32F, size * COLUMNS, 0)) {
            load(List.of(scene), 0, size);
            draw(List.of(scene), 0, size, target, false);
            float[] seen = new float[4 * size * size];
            float[] depth = new float[size * size];
            glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
            glReadPixels(0, 0, size, size, GL_RGBA, GL_FLOAT, seen);
            glReadPixels(0, 0, size, size, GL_DEPTH_COMPONENT, GL_FLOAT, depth);
            return new float[][] {seen, depth};
        }
    }

    private void load(List<Scene> scenes, int firstSlot, int size) {
        for (int i = 0; i < scenes.size(); i++) {
            SceneBlock.write(scenes.get(i), block, firstSlot + i, COLUMNS, size);
        }
        glNamedBufferSubData(uniforms, 0, block);
    }

    private void drawShadows(List<Scene> scenes, int firstSlot) {
        glBindFramebuffer(GL_FRAMEBUFFER, shadows.framebuffer());
        glClear(GL_DEPTH_BUFFER_BIT);
        glEnable(GL_POLYGON_OFFSET_FILL);
        glPolygonOffset(2, 4);
        // the atlas is read with v along its rows, so here the first row is the lowest
        glClipControl(GL_LOWER_LEFT, GL_ZERO_TO_ONE);
        glUseProgram(programs.shadow());
        for (int i = 0; i < scenes.size(); i++) {
            select(firstSlot + i, SHADOW_SIZE);
            meshes.draw(scenes.get(i).object());
        }
        glClipControl(GL_UPPER_LEFT, GL_ZERO_TO_ONE);
        glDisable(GL_POLYGON_OFFSET_FILL);
    }

    private void draw(List<Scene> scenes, int firstSlot, int size, Target target, boolean shaded) {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        glUseProgram(shaded ? programs.object() : programs.probe());
        for (int i = 0; i < scenes.size(); i++) {
            select(firstSlot + i, size);
            meshes.draw(scenes.get(i).object());
        }
        if (shaded) {
            glUseProgram(programs.background());
            for (int i = 0; i < scenes.size(); i++) {
                select(firstSlot + i, size);
                glDrawArrays(GL_TRIANGLES, 0, 3);
            }
        }
    }

    private void select(int slot, int size) {
        glBindBufferRange(GL_UNIFORM_BUFFER, 0, uniforms, (long) slot * SceneBlock.BYTES, SceneBlock.BYTES);
        glViewport(slot % COLUMNS * size, slot / COLUMNS * size, size, size);
    }

    @Override
    public void close() {
        canvases.values().forEach(Canvas::close);
        MemoryUtil.memFree(block);
        context.close(); // the other objects go with the context
    }
}
