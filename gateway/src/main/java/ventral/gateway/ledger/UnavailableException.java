package ventral.gateway.ledger;

/** The broker or the database does not answer, or the ledger has not read everything yet. To be tried again. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
