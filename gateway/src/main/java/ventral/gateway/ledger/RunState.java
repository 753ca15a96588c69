package ventral.gateway.ledger;

/** Where a run stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Until it is resumed. */
    PAUSED;

    /** Whether nothing will happen to the run any more. */
    public boolean hasEnded() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
