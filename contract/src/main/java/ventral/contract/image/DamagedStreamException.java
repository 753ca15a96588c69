package ventral.contract.image;

/** Thrown when stored batches of a stream are missing or unreadable. Retrying does not help. */
public final class DamagedStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DamagedStreamException(String message) {
        super(message);
    }

    public DamagedStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
