package ventral.contract.image;

/** What is stored of a stream cannot be used: a batch is missing or unreadable. Waiting does not help. */
public final class DamagedStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DamagedStreamException(String message) {
        super(message);
    }

    public DamagedStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
