package ventral.gateway.ledger;

import java.io.IOException;

/** Thrown if the artifact store is unavailable. A transient failure: retry. */
public final class StoreAwayException extends IOException {

    private static final long serialVersionUID = 1;

    public StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
