package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;

/** Features of one layer in single precision, written stimulus by stimulus and read a few features of all stimuli at a time. */
sealed interface Tape extends AutoCloseable permits HeldTape, SpilledTape {

    /** Features that are read at a time. */
    int CHUNK = 4096;

    long featureCount();

    /**
     * @param rows features of stimuli from {@code first} on, (N, features)
     * @throws IOException if there is no room
     */
    void write(NDArray rows, int first) throws IOException;

    /**
     * Chunks of features, {@link #CHUNK} each but the last.
     *
     * @param manager has what is read
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
