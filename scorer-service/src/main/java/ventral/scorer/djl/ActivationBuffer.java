package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;

/**
 * Buffers the activations of one layer in single precision. They are written stimulus by stimulus, and read in chunks
 * of features of all stimuli.
 */
sealed interface ActivationBuffer extends AutoCloseable permits InMemoryActivations, SpilledActivations {

    /** Number of features read at a time. */
    int CHUNK = 4096;

    long featureCount();

    /**
     * Writes the features of some stimuli.
     *
     * @param rows features of stimuli from {@code first} on, (N, features)
     * @throws IOException if there is no room
     */
    void write(NDArray rows, int first) throws IOException;

    /**
     * Reads one chunk of features. Every chunk except the last has {@link #CHUNK} features.
     *
     * @param manager the owner of the result
     * @return (stimuli, features of the chunk)
     */
    NDArray read(NDManager manager, int chunk) throws IOException;

    default int chunkCount() {
        return Math.toIntExact((featureCount() + CHUNK - 1) / CHUNK);
    }

    default int width(int chunk) {
        return (int) Math.min(CHUNK, featureCount() - (long) chunk * CHUNK);
    }

    @Override
    void close();
}
