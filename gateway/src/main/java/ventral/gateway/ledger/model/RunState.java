package ventral.gateway.ledger.model;

/** State of a run. */
public enum RunState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** The run is suspended until it is resumed. */
    PAUSED;

    /** Returns true if the state is terminal. */
    public boolean hasEnded() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
