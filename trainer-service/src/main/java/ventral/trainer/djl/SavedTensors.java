package ventral.trainer.djl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/** Looks up tensors in a saved state. */
final class SavedTensors {

    private SavedTensors() {}

    /**
     * Returns the data of a tensor.
     *
     * @throws IllegalArgumentException if there is no tensor of that name, type and shape
     */
    static ByteBuffer named(SortedMap<String, Tensor> saved, String name, Tensor.Type type, long[] shape) {
        Tensor tensor = saved.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the saved state has no tensor " + name);
        }
        if (tensor.type() != type || !Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException("the saved tensor %s is %s %s, expected %s %s"
                    .formatted(name, tensor.type(), Arrays.toString(tensor.shape()), type, Arrays.toString(shape)));
        }
        return tensor.data().duplicate();
    }

    /** Returns true if there is a tensor of that name and shape. */
    static boolean fits(SortedMap<String, Tensor> saved, String name, long[] shape) {
        Tensor tensor = saved.get(name);
        return tensor != null && Arrays.equals(tensor.shape(), shape);
    }

    /**
     * Returns a scalar integer.
     *
     * @throws IllegalArgumentException if there is no 64-bit integer of that name
     */
    static long whole(SortedMap<String, Tensor> saved, String name) {
        return named(saved, name, Tensor.Type.INT64, new long[0])
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    static Tensor scalar(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(Tensor.Type.INT64, new long[0], bytes.putLong(0, value));
    }
}
