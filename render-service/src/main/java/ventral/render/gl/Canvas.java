package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_RGBA8;

import java.util.List;

/**
 * What pictures of one size are drawn on: objects with several samples a pixel, and the pictures behind and around them
 * in two frames, of which one is read while the other is drawn.
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

    /** @param size of a picture, pixels, of which there are {@code columns} squared */
    static Canvas create(int size, int columns) {
        return new Canvas(
                Target.create(GL_RGBA8, size * columns, SAMPLES),
                List.of(Frame.create(size, columns), Frame.create(size, columns)));
    }

    Target objects() {
        return objects;
    }

    /** The frame that was drawn longest ago. */
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
