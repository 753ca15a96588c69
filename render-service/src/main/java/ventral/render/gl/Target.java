package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_COLOR_ATTACHMENT0;
import static org.lwjgl.opengl.GL45C.GL_DEPTH_ATTACHMENT;
import static org.lwjgl.opengl.GL45C.GL_DEPTH_COMPONENT32F;
import static org.lwjgl.opengl.GL45C.GL_FRAMEBUFFER;
import static org.lwjgl.opengl.GL45C.GL_FRAMEBUFFER_COMPLETE;
import static org.lwjgl.opengl.GL45C.GL_RENDERBUFFER;
import static org.lwjgl.opengl.GL45C.glCheckNamedFramebufferStatus;
import static org.lwjgl.opengl.GL45C.glCreateFramebuffers;
import static org.lwjgl.opengl.GL45C.glCreateRenderbuffers;
import static org.lwjgl.opengl.GL45C.glDeleteFramebuffers;
import static org.lwjgl.opengl.GL45C.glDeleteRenderbuffers;
import static org.lwjgl.opengl.GL45C.glNamedFramebufferRenderbuffer;
import static org.lwjgl.opengl.GL45C.glNamedRenderbufferStorageMultisample;

/** A framebuffer with colour and depth, {@code size} pixels squared. */
record Target(int framebuffer, int colour, int depth, int size) implements AutoCloseable {

    /** @param samples of a pixel; 0 for none but the pixel's own */
    static Target create(int colourFormat, int size, int samples) {
        int framebuffer = glCreateFramebuffers();
        Target target = new Target(
                framebuffer,
                attach(framebuffer, GL_COLOR_ATTACHMENT0, colourFormat, size, samples),
                attach(framebuffer, GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT32F, size, samples),
                size);
        if (glCheckNamedFramebufferStatus(framebuffer, GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            throw new GlUnavailableException(
                    "the driver makes no framebuffer of %d x %d with %d samples".formatted(size, size, samples));
        }
        return target;
    }

    private static int attach(int framebuffer, int attachment, int format, int size, int samples) {
        int buffer = glCreateRenderbuffers();
        glNamedRenderbufferStorageMultisample(buffer, samples, format, size, size);
        glNamedFramebufferRenderbuffer(framebuffer, attachment, GL_RENDERBUFFER, buffer);
        return buffer;
    }

    @Override
    public void close() {
        glDeleteFramebuffers(framebuffer);
        glDeleteRenderbuffers(colour);
        glDeleteRenderbuffers(depth);
    }
}
