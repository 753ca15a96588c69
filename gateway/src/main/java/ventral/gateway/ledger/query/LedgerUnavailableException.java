package ventral.gateway.ledger.query;

/**
 * Thrown if the broker or the database is unavailable, or the ledger has not caught up yet. A transient failure: retry.
 */
public final class LedgerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(String message) {
        super(message);
    }

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
