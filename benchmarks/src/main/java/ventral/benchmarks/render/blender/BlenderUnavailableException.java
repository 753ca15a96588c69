package ventral.benchmarks.render.blender;

/**
 * Thrown when Blender or the display that it needs is missing, or has failed. The message says which, and gives the
 * remedy.
 */
public final class BlenderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BlenderUnavailableException(String message) {
        super(message);
    }

    BlenderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
