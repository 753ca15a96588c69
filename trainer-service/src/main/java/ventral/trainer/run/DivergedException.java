package ventral.trainer.run;

/** Thrown when the loss is no longer a finite number. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DivergedException(String message) {
        super(message);
    }
}
