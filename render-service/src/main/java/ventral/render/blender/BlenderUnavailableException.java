package ventral.render.blender;

/** Blender or the display that it needs is not there, or has failed. The message says which, and the remedy. */
public final class BlenderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BlenderUnavailableException(String message) {
        super(message);
    }

    BlenderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
