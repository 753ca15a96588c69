package ventral.render.pack;

/** A model cannot be drawn; the message is the reason. */
public final class RefusedModelException extends Exception {

    private static final long serialVersionUID = 1;

    public RefusedModelException(String reason) {
        super(reason);
    }
}
