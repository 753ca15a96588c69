package ventral.scorer.djl.memory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory that the features of a candidate's layers take. What exceeds the limit is in files. In addition to
 * the limit, there is memory for one chunk of features, and for one matrix that is computed or loaded from a file.
 */
public final class FeatureMemory {

    private final ReusedArray chunk;
    private final ReusedArray matrix;
    private long freeBytes;
    private @Nullable NDArray current;
    private @Nullable StoredMatrix loaded;

    /**
     * Creates memory for the layers of one forward pass.
     *
     * @param manager the owner of the memory that layers share
     */
    public FeatureMemory(NDManager manager, long limitBytes) {
        this.chunk = new ReusedArray(manager);
        this.matrix = new ReusedArray(manager);
        this.freeBytes = limitBytes;
    }

    /** Reserves memory; returns empty if there is less. */
    public synchronized Optional<Reservation> reserve(long bytes) {
        if (bytes > freeBytes) {
            return Optional.empty();
        }
        freeBytes -= bytes;
        return Optional.of(new Reservation(bytes));
    }

    /** Returns the memory for a chunk of features in double precision. */
    public ReusedArray chunk() {
        return chunk;
    }

    /** Returns an array for a matrix that is computed next; valid until the next matrix is computed or loaded. */
    public synchronized NDArray newMatrix(Shape shape) {
        loaded = null;
        NDArray array = matrix.get(shape);
        current = array;
        return array;
    }

    /** Frees the memory that only the computation of matrices needs. */
    public synchronized void endComputation() {
        chunk.free();
        if (loaded == null) {
            freeMatrix();
        }
    }

    /** Notes which matrix in a file was computed last, and is therefore loaded. */
    synchronized void setLoaded(StoredMatrix computed) {
        loaded = computed;
    }

    /** Returns a matrix that is in a file, loaded if it is not. */
    synchronized NDArray load(StoredMatrix wanted, Shape shape) throws IOException {
        NDArray array = current;
        if (array == null || !wanted.equals(loaded)) {
            array = newMatrix(shape);
            wanted.read(array);
            loaded = wanted;
        }
        return array;
    }

    /** Frees the memory of a matrix that is closed. */
    synchronized void unload(StoredMatrix closed) {
        if (closed.equals(loaded)) {
            loaded = null;
            freeMatrix();
        }
    }

    private void freeMatrix() {
        current = null;
        matrix.free();
    }

    private synchronized void release(long bytes) {
        freeBytes += bytes;
    }

    /** Reserved memory, which is available to others after this is closed. */
    public final class Reservation implements AutoCloseable {

        private long bytes;

        private Reservation(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            release(bytes);
            bytes = 0;
        }
    }
}
