package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_CONTEXT_LOST;
import static org.lwjgl.opengl.GL45C.GL_NO_ERROR;
import static org.lwjgl.opengl.GL45C.GL_OUT_OF_MEMORY;
import static org.lwjgl.opengl.GL45C.glGetError;

/** Checks for errors reported by the driver. */
final class GlErrors {

    private GlErrors() {}

    /**
     * Checks for an error since the last check.
     *
     * @throws GlUnavailableException if there was one
     */
    static void check() {
        int error = glGetError();
        if (error != GL_NO_ERROR) {
            throw new GlUnavailableException(
                    switch (error) {
                        case GL_OUT_OF_MEMORY -> "the graphics driver is out of memory; use smaller images or batches";
                        case GL_CONTEXT_LOST -> "the graphics driver has lost its context";
                        default -> "the graphics driver reports error 0x%x".formatted(error);
                    });
        }
    }
}
