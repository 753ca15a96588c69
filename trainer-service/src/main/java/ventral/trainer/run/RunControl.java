package ventral.trainer.run;

import java.time.Duration;
import java.util.Collection;

/**
 * The scheduler as the training thread sees it: hands out runs to train, issues directives for them and takes released
 * runs back. It never calls the training thread.
 */
public interface RunControl {

    /** The reason for which a run was released. */
    enum ReleaseOutcome {
        /** The run needs no more training, or none until the user resumes it after a failure. */
        DONE,
        /** The run was paused. It is queued again if the user has changed its desired state in the meantime. */
        PAUSED,
        /** The run is to continue as soon as possible. */
        REQUEUE,
        /** The run is to continue after a wait, because an obstacle has to go first. */
        REQUEUE_WITH_BACKOFF
    }

    /** Waits for runs to train or queued runs to stop. Returns neither when this trainer stops. */
    ScheduledRuns awaitRuns() throws InterruptedException;

    /**
     * Returns the directives for runs in training, and takes the runs that are no longer wanted from the queue. Called
     * between any two batches.
     */
    RunDirectives poll(Collection<OwnedRun> training);

    /** Returns the directive for a run in training. */
    RunDirective directive(OwnedRun run);

    /** Waits until the desired states change, at most for the given time. */
    void await(Duration atMost) throws InterruptedException;

    /** Returns a run to the scheduler. The run is no longer trained, and what it has learnt is saved. */
    void release(OwnedRun run, ReleaseOutcome outcome);

    /** Ends the training of a cohort. Those of its runs that were not released are not queued again. */
    void endCohort();
}
