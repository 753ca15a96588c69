package ventral.trainer.run;

import java.util.Optional;

/** What is kept of runs. */
public interface Checkpoints {

    /**
     * Keeps a run's state. When this returns, it will be found again whatever happens.
     *
     * @throws StoreAwayException if the store is full or away; then nothing is changed
     */
    void save(OwnedRun run, SavedRun state);

    /**
     * The latest state of the run that can be read back whole.
     *
     * @throws StoreAwayException if the store is away
     */
    Optional<SavedRun> last(OwnedRun run);

    /** Gives up the run's resume point, for it has come to its end. Its checkpoints stay. */
    void forgetResumePoint(OwnedRun run);
}
