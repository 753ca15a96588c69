package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** What pictures of one size are drawn on and read from. */
final class Canvas implements AutoCloseable {

    private final int size;
    private final int columns;
    private final Target drawn;
    private final Target resolved;
    private final ByteBuffer rgba;

    private Canvas(int size, int columns, Target drawn, Target resolved) {
        this.size = size;
        this.columns = columns;
        this.drawn = drawn;
        this.resolved = resolved;
        this.rgba = MemoryUtil.memAlloc(4 * resolved.size() * resolved.size());
    }

    /** @param size of a picture, pixels, of which there are {@code columns} squared */
    static Canvas create(int size, int columns, int samples) {
        return new Canvas(
                size,
                columns,
                Target.create(GL_RGBA8, size * columns, samples),
                Target.create(GL_RGBA8, size * columns, 0));
    }

    Target drawn() {
        return drawn;
    }

    /** Copies the pictures in {@code count} slots into {@code pixels}, RGB, from the picture at {@code place} on. */
    void read(int firstSlot, int count, byte[] pixels, int place) {
        int width = resolved.size();
        glBlitNamedFramebuffer(
                drawn.framebuffer(),
                resolved.framebuffer(),
                0,
                0,
                width,
                width,
                0,
                0,
                width,
                width,
                GL_COLOR_BUFFER_BIT,
                GL_NEAREST);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, resolved.framebuffer());
        glReadPixels(0, 0, width, width, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
        int out = place * 3 * size * size;
        for (int slot = firstSlot; slot < firstSlot + count; slot++) {
            for (int row = 0; row < size; row++) {
                int in = 4 * ((slot / columns * size + row) * width + slot % columns * size);
                for (int column = 0; column < size; column++, in += 4) {
                    pixels[out++] = rgba.get(in);
                    pixels[out++] = rgba.get(in + 1);
                    pixels[out++] = rgba.get(in + 2);
                }
            }
        }
    }

    @Override
    public void close() {
        drawn.close();
        resolved.close();
        MemoryUtil.memFree(rgba);
    }
}
