package ventral.platform.artifact;

import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/** Stores artifacts. */
public interface ArtifactStore extends ArtifactAccess {

    /**
     * Stores tensors. The same tensors give the same artifact, so storing twice is harmless. When this method returns,
     * the artifact survives a crash of the machine.
     *
     * @throws ArtifactStoreUnavailableException if the store is full or unavailable
     */
    Artifact put(SortedMap<String, Tensor> tensors);
}
