package ventral.trainer.run;

/** What is stored of a stream cannot be learnt from: a batch is missing or unreadable. Waiting does not help. */
public final class DamagedStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DamagedStreamException(String message) {
        super(message);
    }

    public DamagedStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
