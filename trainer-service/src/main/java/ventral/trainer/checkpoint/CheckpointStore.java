package ventral.trainer.checkpoint;

import java.util.Optional;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.trainer.run.OwnedRun;

/** Stores checkpoints and resume points of runs. */
public interface CheckpointStore {

    /**
     * Saves a run's state. When this method returns, the state survives any crash.
     *
     * @throws ArtifactStoreUnavailableException if the store is full or unavailable; then nothing is changed
     */
    void save(OwnedRun run, SavedRun state);

    /**
     * Returns the latest state of the run that can be read completely.
     *
     * @throws ArtifactStoreUnavailableException if the store is unavailable
     */
    Optional<SavedRun> last(OwnedRun run);

    /** Deletes the resume point of a run that has ended. Its checkpoints are kept. */
    void deleteResumePoint(OwnedRun run);
}
