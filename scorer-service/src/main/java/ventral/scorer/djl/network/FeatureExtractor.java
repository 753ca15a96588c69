package ventral.scorer.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;

/** Extracts the features of layers from images. */
public interface FeatureExtractor {

    /**
     * Extracts the features of all layers.
     *
     * @param images (N, 3, H, W), preprocessed
     * @return each (N, ...) under its layer's name, attached to the images' manager
     * @throws IllegalArgumentException if the network cannot process the images
     * @throws IOException if the process that runs the network fails
     */
    NDList extract(NDArray images) throws IOException;
}
