package ventral.trainer.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import ventral.contract.name.CheckpointName;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.tensor.Tensor;
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

    /**
     * Returns the weights of a checkpoint of any run.
     *
     * @throws IllegalArgumentException if the checkpoint does not exist or its weights are damaged; the message says what
     *     to do
     * @throws ArtifactStoreUnavailableException if the store is unavailable
     */
    SortedMap<String, Tensor> weights(CheckpointName checkpoint);

    /** Returns those of some runs that have a resume point, in their order. */
    List<OwnedRun> withResumePoint(Collection<OwnedRun> runs);

    /** Deletes the resume points of runs that have ended. Their checkpoints are kept. */
    void deleteResumePoints(Collection<OwnedRun> runs);

    /** Deletes one resume point, as {@link #deleteResumePoints} does. */
    default void deleteResumePoint(OwnedRun run) {
        deleteResumePoints(List.of(run));
    }
}
