package ventral.gateway.ledger.change;

/** Listens to changes of the ledger. Called on the ledger's own thread, so it must not wait for the ledger. */
public interface LedgerListener {

    /** Called when the ledger has become current, for the first time or again. */
    void onCurrent();

    /** Called for each change that can be read, once the ledger is current. */
    void onChange(Change change);
}
