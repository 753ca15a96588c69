package ventral.trainer.run;

import java.util.SortedMap;

/** Where artifacts are stored. */
public interface Artifacts {

    /**
     * Stores tensors. The same tensors give the same artifact, so storing twice is harmless. When this returns, the
     * artifact outlives a crash of the machine.
     *
     * @throws StoreAwayException if the store is full or away
     */
    Artifact put(SortedMap<String, Tensor> tensors);

    /**
     * @throws DamagedArtifactException if the artifact is gone, or is not what it was
     * @throws StoreAwayException if the store is away
     */
    SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException;

    /** Deletes an artifact; one that is gone already is none to worry about. */
    void delete(Artifact artifact);
}
