package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ventral.scorer.djl.memory.FeatureMemory.Reservation;

/**
 * Buffers activations in native memory on the device.
 *
 * @param features (stimuli, features), closed with this
 * @param room memory of the features, closed with this
 */
record InMemoryActivations(NDArray features, Reservation room) implements ActivationBuffer {

    @Override
    public long featureCount() {
        return features.getShape().get(1);
    }

    @Override
    public void write(NDArray rows, int first) {
        features.set(new NDIndex("{}:{}", first, first + rows.getShape().get(0)), rows);
    }

    @Override
    public void read(int chunk, NDArray into) {
        long from = (long) chunk * CHUNK;
        try (NDArray part = features.get(new NDIndex(":, {}:{}", from, from + width(chunk)))) {
            into.set(new NDIndex(":"), part);
        }
    }

    @Override
    public void close() {
        features.close();
        room.close();
    }
}
