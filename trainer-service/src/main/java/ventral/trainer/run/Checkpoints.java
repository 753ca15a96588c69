package ventral.trainer.run;

import java.util.Optional;

/** What is kept of runs. */
public interface Checkpoints {

    /** Keeps a run's state. When this returns, it will be found again whatever happens. */
    void save(OwnedRun run, long seenImageCount, StreamPosition position, LearntFrom pictures, Learner learner);

    /** The run's last checkpoint that can be read back whole. */
    Optional<SavedRun> last(OwnedRun run);
}
