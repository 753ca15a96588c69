package ventral.gateway.image;

/** Thrown if a stream's image log is unavailable. A transient failure: retry. */
public final class ImageLogAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageLogAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
