package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_RGBA8;

import java.util.List;

/**
 * Render buffers for images of one size: a multisample target for the objects, and two frames for the backgrounds and
 * finished images. One frame is read while the other is drawn.
 */
final class RenderBuffers implements AutoCloseable {

    private static final int SAMPLES = 4;

    private final RenderTarget objects;
    private final List<ReadbackFrame> frames;
    private int turn;

    private RenderBuffers(RenderTarget objects, List<ReadbackFrame> frames) {
        this.objects = objects;
        this.frames = frames;
    }

    /**
     * Creates the buffers.
     *
     * @param size width and height of an image in pixels
     * @param columns images per row; there are {@code columns} squared images
     */
    static RenderBuffers create(int size, int columns) {
        return new RenderBuffers(
                RenderTarget.create(GL_RGBA8, size * columns, SAMPLES),
                List.of(ReadbackFrame.create(size, columns), ReadbackFrame.create(size, columns)));
    }

    RenderTarget objects() {
        return objects;
    }

    /** Returns the frame that was drawn least recently. */
    ReadbackFrame next() {
        turn = (turn + 1) % frames.size();
        return frames.get(turn);
    }

    @Override
    public void close() {
        objects.close();
        frames.forEach(ReadbackFrame::close);
    }
}
