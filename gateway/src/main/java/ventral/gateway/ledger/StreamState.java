package ventral.gateway.ledger;

/** Where a stream stands. */
public enum StreamState {
    QUEUED,
    RENDERING,
    SUCCEEDED,
    FAILED
}
