package ventral.trainer.learner;

import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/** Reads weights that were not trained by this system. */
public interface InitialWeightsReader {

    /**
     * Reads weights.
     *
     * @param path path of a safetensors file
     * @throws IllegalArgumentException if the file is missing or malformed, or may not be read; the message says what is wrong
     */
    SortedMap<String, Tensor> read(String path);
}
