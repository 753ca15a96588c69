package ventral.render.gl;

import ventral.render.stream.RenderingUnavailableException;

/**
 * Thrown when this machine cannot render because a library, a driver or a device is missing. The message says which,
 * and gives the remedy.
 */
public final class GlUnavailableException extends RenderingUnavailableException {

    private static final long serialVersionUID = 1L;

    public GlUnavailableException(String message) {
        super(message, null);
    }

    GlUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
