package ventral.trainer.run;

import java.util.Optional;

/**
 * What is told of a run.
 *
 * @param cause why it failed; of a running one, what keeps it from going on
 * @param retryCount how often the user had the run go on after it had failed, when this was told
 */
public record Report(State state, Progress progress, Optional<Exception> cause, int retryCount) {

    /** Where a run stands. */
    public enum State {
        RUNNING,
        PAUSED,
        SUCCEEDED,
        CANCELLED,
        FAILED
    }

    /** True if there is nothing left to do for the run as it is wanted now. */
    boolean isEndOf(OwnedRun run) {
        return switch (state) {
            case RUNNING, PAUSED -> false;
            case SUCCEEDED, CANCELLED -> true;
            case FAILED -> retryCount >= run.retryCount();
        };
    }
}
