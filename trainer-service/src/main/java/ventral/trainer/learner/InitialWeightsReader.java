package ventral.trainer.learner;

import java.util.SortedMap;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.tensor.Tensor;

/** Reads the weights with which a run starts. */
public interface InitialWeightsReader {

    /**
     * Reads weights.
     *
     * @param name path of a safetensors file, or name of a checkpoint
     * @throws IllegalArgumentException if the weights are missing or malformed, or may not be read; the message says what
     *     is wrong
     * @throws ArtifactStoreUnavailableException if the store of a checkpoint is unavailable
     */
    SortedMap<String, Tensor> read(String name);
}
