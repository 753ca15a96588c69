package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
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
     * @param into receives the chunk, (stimuli, features of the chunk), in double precision
     */
    void read(int chunk, NDArray into) throws IOException;

    /** Returns the number of chunks. */
    default int chunkCount() {
        return Math.toIntExact((featureCount() + CHUNK - 1) / CHUNK);
    }

    /** Returns the number of features of a chunk. */
    default int width(int chunk) {
        return (int) Math.min(CHUNK, featureCount() - (long) chunk * CHUNK);
    }

    @Override
    void close();
}
