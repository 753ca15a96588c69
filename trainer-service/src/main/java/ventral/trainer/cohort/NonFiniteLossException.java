package ventral.trainer.cohort;

/** Thrown when the loss is no longer a finite number. */
public final class NonFiniteLossException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NonFiniteLossException(String message) {
        super(message);
    }
}
