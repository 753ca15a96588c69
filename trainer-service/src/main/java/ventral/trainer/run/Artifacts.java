package ventral.trainer.run;

import java.io.IOException;
import java.util.SortedMap;

/** Where artifacts are stored. */
public interface Artifacts {

    /**
     * Stores tensors. The same tensors give the same artifact, so storing twice is harmless. When this returns, the
     * artifact outlives a crash of the machine.
     */
    Artifact put(SortedMap<String, Tensor> tensors) throws IOException;

    /** @throws IOException if the artifact cannot be read, or is not what it was */
    SortedMap<String, Tensor> get(Artifact artifact) throws IOException;
}
