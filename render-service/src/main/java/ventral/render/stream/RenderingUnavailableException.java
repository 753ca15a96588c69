package ventral.render.stream;

import org.jspecify.annotations.Nullable;

/** Thrown when this machine cannot render, whatever the scene. Another machine may be able to. */
public abstract class RenderingUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected RenderingUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
