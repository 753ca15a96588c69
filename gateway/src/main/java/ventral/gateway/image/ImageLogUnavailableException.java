package ventral.gateway.image;

/** Thrown if a stream's image log is unavailable. A transient failure: retry. */
public final class ImageLogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
