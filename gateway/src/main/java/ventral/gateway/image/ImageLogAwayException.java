package ventral.gateway.image;

/** A stream's image log does not answer. To be tried again. */
public final class ImageLogAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageLogAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
