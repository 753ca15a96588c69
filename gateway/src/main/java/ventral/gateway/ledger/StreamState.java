package ventral.gateway.ledger;

/** Where a stream stands. */
public enum StreamState {
    QUEUED,
    RENDERING,
    SUCCEEDED,
    FAILED,
    PAUSED,
    /** A stream without end is as far ahead of its slowest live run as it may be. */
    WAITING,
    /** No renderer has confirmed yet that the images are gone. */
    DELETING,
    DELETED
}
