package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_RGBA8;

import java.util.List;

/**
 * Render buffers for images of one size: a multisample target for the objects, and two frames for the backgrounds and
 * finished images. One frame is read while the other is drawn.
 */
final class Canvas implements AutoCloseable {

    private static final int SAMPLES = 4;

    private final Target objects;
    private final List<Frame> frames;
    private int turn;

    private Canvas(Target objects, List<Frame> frames) {
        this.objects = objects;
        this.frames = frames;
    }

    /**
     * Creates the buffers.
     *
     * @param size width and height of an image in pixels
     * @param columns images per row; there are {@code columns} squared images
     */
    static Canvas create(int size, int columns) {
        return new Canvas(
                Target.create(GL_RGBA8, size * columns, SAMPLES),
                List.of(Frame.create(size, columns), Frame.create(size, columns)));
    }

    Target objects() {
        return objects;
    }

    /** Returns the frame that was drawn least recently. */
    Frame next() {
        turn = (turn + 1) % frames.size();
        return frames.get(turn);
    }

    @Override
    public void close() {
        objects.close();
        frames.forEach(Frame::close);
    }
}
