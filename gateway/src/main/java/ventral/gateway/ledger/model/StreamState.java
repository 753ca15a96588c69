package ventral.gateway.ledger.model;

/** State of a stream. */
public enum StreamState {
    QUEUED,
    RENDERING,
    SUCCEEDED,
    FAILED,
    PAUSED,
    /** An endless stream has reached its limit ahead of its slowest live run. */
    WAITING,
    /** No renderer has confirmed yet that the images are deleted. */
    DELETING,
    DELETED
}
