package ventral.trainer.run;

import org.jspecify.annotations.Nullable;

/**
 * A report on a run.
 *
 * @param cause reason of a failure; for a running run, what keeps it from progressing; null if there is none
 * @param retryCount number of times that the user had resumed the run after a failure at the time of the report
 */
public record RunReport(
        State state, TrainingProgress progress, @Nullable Exception cause, int retryCount) {

    /** The state of a run. */
    public enum State {
        RUNNING,
        PAUSED,
        SUCCEEDED,
        CANCELLED,
        FAILED
    }

    /** Creates a report of a run that has not failed and is not blocked. */
    public RunReport(State state, TrainingProgress progress, int retryCount) {
        this(state, progress, null, retryCount);
    }

    /** Returns true if the run needs no more training in its current desired state. */
    public boolean isTerminalFor(OwnedRun run) {
        return switch (state) {
            case RUNNING, PAUSED -> false;
            case SUCCEEDED, CANCELLED -> true;
            case FAILED -> retryCount >= run.retryCount();
        };
    }
}
