package ventral.trainer.run;

/** Where artifacts are stored is full or away. It may be there again. */
public final class StoreAwayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
