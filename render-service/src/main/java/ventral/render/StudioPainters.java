package ventral.render;

import java.util.HashMap;
import java.util.Map;
import ventral.contract.spec.SceneSpec;
import ventral.render.gl.GlPainter;
import ventral.render.stream.Painter;
import ventral.render.stream.Painters;

/** The scene renderers of one thread, opened on demand. */
final class StudioPainters implements Painters, AutoCloseable {

    private final Studio studio;
    private final Map<Studio.Equipment, LastingPainter<GlPainter>> painters = new HashMap<>();

    StudioPainters(Studio studio) {
        this.studio = studio;
    }

    /** Returns the name and version of the OpenGL driver. */
    String driver() {
        return painter(SceneSpec.DEFAULT).current().driver();
    }

    @Override
    public Painter of(SceneSpec scenes) {
        return painter(scenes);
    }

    private LastingPainter<GlPainter> painter(SceneSpec scenes) {
        return painters.computeIfAbsent(studio.equipment(scenes), needed -> new LastingPainter<>(care(needed)));
    }

    private LastingPainter.Care<GlPainter> care(Studio.Equipment equipment) {
        return new LastingPainter.Care<>() {
            @Override
            public GlPainter open() {
                return studio.openPainter(equipment);
            }

            @Override
            public void makeCurrent(GlPainter painter) {
                painter.makeCurrent();
            }

            @Override
            public void close(GlPainter painter) {
                painter.makeCurrent();
                painter.close();
            }
        };
    }

    @Override
    public void close() {
        painters.values().forEach(LastingPainter::close);
    }
}
