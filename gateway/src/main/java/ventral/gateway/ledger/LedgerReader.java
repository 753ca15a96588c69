package ventral.gateway.ledger;

/** Who wants to know what the ledger takes in. Called on the ledger's own thread, so it must not wait for the ledger. */
public interface LedgerReader {

    /** The ledger says what the topics say, be it for the first time or again. */
    void becameCurrent();

    /** A change that can be read now, once the ledger is current. */
    void changed(Change change);
}
