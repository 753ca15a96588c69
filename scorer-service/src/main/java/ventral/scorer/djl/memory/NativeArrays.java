package ventral.scorer.djl.memory;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Creates arrays in PyTorch's own memory, which is freed when they are closed. An array of a direct buffer would share
 * the buffer's memory, which is freed only when the garbage collector runs.
 */
public final class NativeArrays {

    private NativeArrays() {}

    /**
     * Writes the numbers of an array.
     *
     * @param <E> exception that reading them may throw
     */
    public interface Writer<E extends Exception> {

        /**
         * Writes the numbers.
         *
         * @param array in memory of the CPU, see {@link #buffer}
         */
        void write(NDArray array) throws E;
    }

    /**
     * Creates an array on the manager's device.
     *
     * @param writer writes all numbers
     */
    public static <E extends Exception> NDArray create(NDManager manager, Shape shape, DataType type, Writer<E> writer)
            throws E {
        NDArray array = manager.create(shape, type, Device.cpu());
        writer.write(array);
        if (manager.getDevice().equals(Device.cpu())) {
            return array;
        }
        try (array) {
            NDArray moved = array.toDevice(manager.getDevice(), false);
            moved.attach(manager);
            return moved;
        }
    }

    /**
     * Returns the numbers of an array, row after row: in place if the array is contiguous and on the CPU, otherwise as
     * a copy. Valid as long as the array is open.
     */
    public static ByteBuffer buffer(NDArray array) {
        return array.toByteBuffer(true).order(ByteOrder.nativeOrder());
    }
}
