package ventral.trainer.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.fencing.FencingToken;
import ventral.contract.validation.Validation;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;

/**
 * Describes a saved state of a run, whose tensors are in artifacts.
 *
 * @param network id of the network
 * @param fencingToken token of the row that holds this state
 * @param latestValidation null if the run was never validated
 */
public record SavedRunMetadata(
        SavedRun.Kind kind,
        String network,
        long seenImageCount,
        FencingToken fencingToken,
        StreamPosition position,
        DataFingerprint dataFingerprint,
        @Nullable Validation latestValidation,
        Artifact weights,
        Artifact optimiser) {

    /** Returns the artifacts that the run resumes from. */
    public List<Artifact> artifacts() {
        return List.of(weights, optimiser);
    }

    /**
     * Loads the state.
     *
     * @throws DamagedArtifactException if an artifact is missing, or its content has changed
     * @throws ArtifactStoreUnavailableException if the store is unavailable
     */
    public SavedRun load(ArtifactAccess store) throws DamagedArtifactException {
        return new SavedRun(
                kind,
                seenImageCount,
                position,
                dataFingerprint,
                latestValidation,
                store.get(weights.uri(), weights.sha256(), weights.sizeBytes()),
                store.get(optimiser.uri(), optimiser.sha256(), optimiser.sizeBytes()),
                null);
    }
}
