package ventral.trainer.run;

import java.util.SortedMap;

/** Weights that somebody else made. */
public interface InitialWeights {

    /**
     * @param path of a safetensors file
     * @throws IllegalArgumentException if there is none there, or it is not sound; the message says what is wrong
     */
    SortedMap<String, Tensor> read(String path);
}
