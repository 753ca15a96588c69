package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.lwjgl.system.MemoryUtil;

/**
 * A grid of images on their way from the scenes' uniforms to memory: uniform buffer, render target and pixel buffer.
 */
final class ReadbackFrame implements AutoCloseable {

    private static final int PIXEL_BYTES = 4;

    private final int size;
    private final int columns;
    private final RenderTarget target;
    private final int uniforms = glCreateBuffers();
    private final int read = glCreateBuffers();
    private final ByteBuffer block;

    private ReadbackFrame(int size, int columns, RenderTarget target) {
        this.size = size;
        this.columns = columns;
        this.target = target;
        this.block = MemoryUtil.memCalloc(SceneUniforms.BYTES * columns * columns);
        glNamedBufferStorage(uniforms, block.capacity(), GL_DYNAMIC_STORAGE_BIT);
        glNamedBufferStorage(read, (long) PIXEL_BYTES * target.size() * target.size(), GL_MAP_READ_BIT);
    }

    static ReadbackFrame create(int size, int columns) {
        return new ReadbackFrame(size, columns, RenderTarget.create(GL_RGBA8, size * columns, 1));
    }

    int framebuffer() {
        return target.framebuffer();
    }

    int uniforms() {
        return uniforms;
    }

    /** Returns the buffer to which the scenes' uniforms are written before {@link #upload}. */
    ByteBuffer block() {
        return block;
    }

    void upload() {
        glNamedBufferSubData(uniforms, 0, block);
    }

    /** Starts the asynchronous copy of the drawn images. */
    void startReading() {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
        glBindBuffer(GL_PIXEL_PACK_BUFFER, read);
        glReadPixels(0, 0, target.size(), target.size(), GL_RGBA, GL_UNSIGNED_BYTE, 0);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    }

    /**
     * Waits for the driver and copies the images in {@code count} slots, as RGB, to image {@code place} and the
     * following ones of the output.
     */
    void finishReading(int firstSlot, int count, byte[] pixels, int place) {
        int width = target.size();
        ByteBuffer rgba = Objects.requireNonNull(
                glMapNamedBufferRange(read, 0, (long) PIXEL_BYTES * width * width, GL_MAP_READ_BIT),
                "the driver gives no access to what it has drawn");
        byte[] row = new byte[PIXEL_BYTES * size];
        int out = place * 3 * size * size;
        for (int slot = firstSlot; slot < firstSlot + count; slot++) {
            for (int y = 0; y < size; y++) {
                rgba.get(PIXEL_BYTES * ((slot / columns * size + y) * width + slot % columns * size), row);
                for (int in = 0; in < row.length; in += PIXEL_BYTES, out += 3) {
                    pixels[out] = row[in];
                    pixels[out + 1] = row[in + 1];
                    pixels[out + 2] = row[in + 2];
                }
            }
        }
        glUnmapNamedBuffer(read);
    }

    @Override
    public void close() {
        target.close();
        glDeleteBuffers(uniforms);
        glDeleteBuffers(read);
        MemoryUtil.memFree(block);
    }
}
