package ventral.trainer.run;

import java.time.Duration;

/** Where the training thread learns what is wanted, and says what it has done. */
interface Desk {

    /** What became of a run that is no longer trained. */
    enum Release {
        /** There is nothing to do for it, for good or until the user wants it to go on. */
        DONE,
        /** It is to be trained on as soon as it can be. */
        LATER,
        /** Likewise, but what is in its way has to go first. */
        OBSTRUCTED
    }

    Wish wish(OwnedRun run);

    /** Called between any two batches: the moment to see to runs that wait. */
    void betweenBatches();

    /** Waits, no longer than until what is wanted changes. */
    void await(Duration atMost) throws InterruptedException;

    /** A run is no longer trained; what was learnt is kept. */
    void released(OwnedRun run, Release how);
}
