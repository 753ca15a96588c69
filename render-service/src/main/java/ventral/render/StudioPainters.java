package ventral.render;

import java.util.HashMap;
import java.util.Map;
import ventral.contract.spec.SceneSpec;
import ventral.render.gl.GlPainter;
import ventral.render.stream.Painter;
import ventral.render.stream.Painters;

/** The studio's painters of one thread, opened as they are needed. */
final class StudioPainters implements Painters, AutoCloseable {

    private final Studio studio;
    private final Map<String, LastingPainter<GlPainter>> painters = new HashMap<>();

    StudioPainters(Studio studio) {
        this.studio = studio;
    }

    /** The driver and its version. */
    String driver() {
        return painter(SceneSpec.DEFAULT_LIBRARY).current().driver();
    }

    @Override
    public Painter of(String library) {
        return painter(library);
    }

    private LastingPainter<GlPainter> painter(String library) {
        return painters.computeIfAbsent(library, name -> new LastingPainter<>(care(name)));
    }

    private LastingPainter.Care<GlPainter> care(String library) {
        return new LastingPainter.Care<>() {
            @Override
            public GlPainter open() {
                return studio.openPainter(library);
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
