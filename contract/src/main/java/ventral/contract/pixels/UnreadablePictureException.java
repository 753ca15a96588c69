package ventral.contract.pixels;

/** The bytes are no picture of the encoding and size that they should have. */
public final class UnreadablePictureException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
