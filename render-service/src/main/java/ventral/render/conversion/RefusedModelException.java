package ventral.render.conversion;

/** Thrown when a model cannot be rendered; the message gives the reason. */
public final class RefusedModelException extends Exception {

    private static final long serialVersionUID = 1;

    public RefusedModelException(String reason) {
        super(reason);
    }
}
