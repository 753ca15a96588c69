package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_COLOR_ATTACHMENT0;
import static org.lwjgl.opengl.GL45C.GL_DEPTH_ATTACHMENT;
import static org.lwjgl.opengl.GL45C.GL_DEPTH_COMPONENT32F;
import static org.lwjgl.opengl.GL45C.GL_FRAMEBUFFER;
import static org.lwjgl.opengl.GL45C.GL_FRAMEBUFFER_COMPLETE;
import static org.lwjgl.opengl.GL45C.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL45C.GL_TEXTURE_2D_MULTISAMPLE;
import static org.lwjgl.opengl.GL45C.glCheckNamedFramebufferStatus;
import static org.lwjgl.opengl.GL45C.glCreateFramebuffers;
import static org.lwjgl.opengl.GL45C.glCreateTextures;
import static org.lwjgl.opengl.GL45C.glDeleteFramebuffers;
import static org.lwjgl.opengl.GL45C.glDeleteTextures;
import static org.lwjgl.opengl.GL45C.glNamedFramebufferTexture;
import static org.lwjgl.opengl.GL45C.glTextureStorage2D;
import static org.lwjgl.opengl.GL45C.glTextureStorage2DMultisample;

/** A framebuffer with colour and depth attachments, {@code size} pixels squared. */
record RenderTarget(int framebuffer, int colour, int depth, int size) implements AutoCloseable {

    /**
     * Creates a framebuffer.
     *
     * @param samples samples per pixel; 1 for no multisampling
     */
    static RenderTarget create(int colourFormat, int size, int samples) {
        int framebuffer = glCreateFramebuffers();
        RenderTarget target = new RenderTarget(
                framebuffer, texture(colourFormat, size, samples), texture(GL_DEPTH_COMPONENT32F, size, samples), size);
        glNamedFramebufferTexture(framebuffer, GL_COLOR_ATTACHMENT0, target.colour(), 0);
        glNamedFramebufferTexture(framebuffer, GL_DEPTH_ATTACHMENT, target.depth(), 0);
        if (glCheckNamedFramebufferStatus(framebuffer, GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            throw new GlUnavailableException(
                    "the driver makes no framebuffer of %d x %d with %d samples".formatted(size, size, samples));
        }
        return target;
    }

    private static int texture(int format, int size, int samples) {
        int texture = glCreateTextures(samples > 1 ? GL_TEXTURE_2D_MULTISAMPLE : GL_TEXTURE_2D);
        if (samples > 1) {
            glTextureStorage2DMultisample(texture, samples, format, size, size, true);
        } else {
            glTextureStorage2D(texture, 1, format, size, size);
        }
        return texture;
    }

    @Override
    public void close() {
        glDeleteFramebuffers(framebuffer);
        glDeleteTextures(colour);
        glDeleteTextures(depth);
    }
}
