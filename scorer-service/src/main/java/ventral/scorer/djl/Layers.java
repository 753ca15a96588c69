package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** Something that makes layers of images. */
interface Layers {

    /**
     * @param images (N, 3, H, W), as the network wants them
     * @return each (N, ...) and under its layer's name, with the images' manager
     * @throws IllegalArgumentException if it cannot
     */
    NDList look(NDArray images);
}
