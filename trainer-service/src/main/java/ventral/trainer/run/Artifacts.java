package ventral.trainer.run;

import java.util.SortedMap;

/** Where artifacts are stored. */
public interface Artifacts extends StoredArtifacts {

    /**
     * Stores tensors. The same tensors give the same artifact, so storing twice is harmless. When this returns, the
     * artifact outlives a crash of the machine.
     *
     * @throws StoreAwayException if the store is full or away
     */
    Artifact put(SortedMap<String, Tensor> tensors);
}
