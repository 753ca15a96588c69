package ventral.render.imageset;

/** An image set cannot be taken in as it is. The message says where, which value, and what would do. */
public final class ImageSetException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ImageSetException(String message) {
        super(message);
    }

    public ImageSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
