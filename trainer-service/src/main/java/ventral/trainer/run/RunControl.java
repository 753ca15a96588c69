package ventral.trainer.run;

import java.time.Duration;

/** Connects the training thread to the scheduler, which issues directives for runs and takes released runs back. */
public interface RunControl {

    /** The reason for which a run was released. */
    enum ReleaseOutcome {
        /** The run needs no more training, or none until the user resumes it. */
        DONE,
        /** The run is to continue as soon as possible. */
        REQUEUE,
        /** The run is to continue after a wait, because an obstacle has to go first. */
        REQUEUE_WITH_BACKOFF
    }

    RunDirective directive(OwnedRun run);

    /** Ends or pauses queued runs that are no longer wanted. Called between any two batches. */
    void stopPendingRuns();

    /** Waits until the desired states change, at most for the given time. */
    void await(Duration atMost) throws InterruptedException;

    /** Returns a run to the scheduler. The run is no longer trained, and what it has learnt is saved. */
    void release(OwnedRun run, ReleaseOutcome how);
}
