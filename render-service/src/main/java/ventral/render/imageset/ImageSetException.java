package ventral.render.imageset;

/**
 * Thrown when an image set cannot be imported. The message says where the error is, which value is wrong, and what
 * would be valid.
 */
public final class ImageSetException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ImageSetException(String message) {
        super(message);
    }

    public ImageSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
