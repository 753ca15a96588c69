package ventral.trainer.run;

/** The loss is no finite number any more. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DivergedException(String message) {
        super(message);
    }
}
