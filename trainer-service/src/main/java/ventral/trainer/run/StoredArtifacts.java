package ventral.trainer.run;

import java.util.SortedMap;

/** Artifacts that were stored, each where its URI says. */
public interface StoredArtifacts {

    /**
     * @throws DamagedArtifactException if the artifact is gone, or is not what it was
     * @throws StoreAwayException if the store is away
     */
    SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException;

    /** Deletes an artifact; one that is gone already is none to worry about. */
    void delete(Artifact artifact);
}
