package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/**
 * Buffers activations in native memory on the device.
 *
 * @param features (stimuli, features), closed with this
 */
record InMemoryActivations(NDArray features) implements ActivationBuffer {

    @Override
    public long featureCount() {
        return features.getShape().get(1);
    }

    @Override
    public void write(NDArray rows, int first) {
        features.set(new NDIndex("{}:{}", first, first + rows.getShape().get(0)), rows);
    }

    @Override
    public NDArray read(NDManager manager, int chunk) {
        long from = (long) chunk * CHUNK;
        return features.get(manager, new NDIndex(":, {}:{}", from, from + width(chunk)));
    }

    @Override
    public void close() {
        features.close();
    }
}
