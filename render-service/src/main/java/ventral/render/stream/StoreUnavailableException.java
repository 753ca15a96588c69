package ventral.render.stream;

/** Thrown when the store of the streams cannot be reached. Nothing is lost: the operation can be retried later. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
