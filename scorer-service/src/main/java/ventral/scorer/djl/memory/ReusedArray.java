package ventral.scorer.djl.memory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Memory that one array of doubles after the other uses. Large arrays that come and go would fragment the heap. */
public final class ReusedArray {

    private final NDManager manager;
    private @Nullable NDArray memory;
    private @Nullable NDArray array;

    /**
     * Creates memory of no size.
     *
     * @param manager the owner of the memory
     */
    ReusedArray(NDManager manager) {
        this.manager = manager;
    }

    /** Returns an array with undefined numbers; valid until the next one is requested, or the memory is freed. */
    public NDArray get(Shape shape) {
        long size = shape.size();
        if (memory == null || memory.size() < size) {
            free();
            memory = manager.create(new Shape(size), DataType.FLOAT64);
        }
        closeArray();
        try (NDArray part = memory.get(new NDIndex().addSliceDim(0, size))) {
            array = part.reshape(shape);
            return array;
        }
    }

    void free() {
        closeArray();
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }

    private void closeArray() {
        if (array != null) {
            array.close();
            array = null;
        }
    }
}
