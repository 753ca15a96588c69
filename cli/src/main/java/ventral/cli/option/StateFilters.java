package ventral.cli.option;

/** Lists the states by which lists can be filtered. They are named as in the API. */
public final class StateFilters {

    /** States of a stream. */
    public enum StreamStateFilter {
        QUEUED,
        RENDERING,
        WAITING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        DELETING
    }

    /** States of a run. */
    public enum RunStateFilter {
        QUEUED,
        RUNNING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    private StateFilters() {}
}
