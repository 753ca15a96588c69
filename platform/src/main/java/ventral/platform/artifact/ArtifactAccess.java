package ventral.platform.artifact;

import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/** Reads and deletes stored artifacts by their URI. */
public interface ArtifactAccess {

    /**
     * Reads an artifact.
     *
     * @throws DamagedArtifactException if the artifact is missing, or its content has changed
     * @throws ArtifactStoreUnavailableException if the store is unavailable
     */
    SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException;

    /** Deletes an artifact. Deleting one that does not exist is not an error. */
    void delete(Artifact artifact);
}
