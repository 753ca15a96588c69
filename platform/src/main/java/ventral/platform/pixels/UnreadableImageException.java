package ventral.platform.pixels;

/** Thrown when bytes are not an image of the expected encoding and size. */
public final class UnreadableImageException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableImageException(String message) {
        super(message);
    }

    UnreadableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
