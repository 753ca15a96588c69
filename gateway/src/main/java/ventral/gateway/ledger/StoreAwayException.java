package ventral.gateway.ledger;

import java.io.IOException;

/** Where artifacts are stored is not to be reached. It may be there again. */
public final class StoreAwayException extends IOException {

    private static final long serialVersionUID = 1;

    public StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
