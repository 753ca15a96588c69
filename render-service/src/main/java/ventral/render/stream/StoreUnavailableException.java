package ventral.render.stream;

/** What streams are kept in cannot be reached. Nothing is lost: what was to be done can be done later. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
