package ventral.trainer.run;

/** Thrown when the artifact store is full or unavailable. A retry may succeed. */
public final class StoreAwayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
