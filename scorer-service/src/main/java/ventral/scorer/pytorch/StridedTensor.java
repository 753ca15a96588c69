package ventral.scorer.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import ventral.platform.tensor.Tensor;

/**
 * Tensor as a strided view of a storage.
 *
 * @param offset index of its first element in the storage
 * @param stride distance between neighbours along each axis, in elements
 */
@SuppressWarnings("ArrayRecordComponent")
record StridedTensor(TensorStorage storage, long offset, long[] shape, long[] stride) {

    /**
     * Storage in the file.
     *
     * @param key of the storage's entry
     * @param count number of elements
     */
    record TensorStorage(String key, TorchDtype type, long count) {

        TensorStorage {
            if (!key.matches("[0-9]{1,9}")) {
                throw new MalformedPickleException("'%s' is not a storage key".formatted(key));
            }
            if (count < 0 || count > Integer.MAX_VALUE / type.bytes()) {
                throw new MalformedPickleException(
                        "storage %s has %d numbers; at most 2 GiB are read".formatted(key, count));
            }
        }

        int bytes() {
            return (int) count * type.bytes();
        }
    }

    StridedTensor {
        if (shape.length != stride.length) {
            throw new MalformedPickleException(
                    "a tensor of %d axes has %d strides".formatted(shape.length, stride.length));
        }
        long last = offset;
        long count = 1;
        try {
            for (int axis = 0; axis < shape.length; axis++) {
                if (shape[axis] < 0 || stride[axis] < 0) {
                    throw new ArithmeticException();
                }
                count = Math.multiplyExact(count, shape[axis]);
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[axis] - 1), stride[axis]));
            }
        } catch (ArithmeticException e) {
            throw outside(storage, offset, shape, stride);
        }
        if (offset < 0 || count > storage.count() || (count > 0 && last >= storage.count())) {
            throw outside(storage, offset, shape, stride);
        }
    }

    private static MalformedPickleException outside(TensorStorage storage, long offset, long[] shape, long[] stride) {
        return new MalformedPickleException(
                "a tensor of shape %s with strides %s from number %d on does not lie in storage %s, which has %d numbers"
                        .formatted(
                                Arrays.toString(shape),
                                Arrays.toString(stride),
                                offset,
                                storage.key(),
                                storage.count()));
    }

    int elementCount() {
        return (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** Copies the elements into row-major order. */
    Tensor rowMajor(Tensor.Type type, ByteBuffer numbers) {
        ByteBuffer from = numbers.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int width = storage.type().bytes();
        ByteBuffer to = ByteBuffer.allocate(elementCount() * width).order(ByteOrder.LITTLE_ENDIAN);
        long[] index = new long[shape.length];
        long place = offset;
        while (to.hasRemaining()) {
            int at = (int) place * width;
            switch (type) {
                case FLOAT32 -> to.putInt(from.getInt(at)); // copies bits, so that no NaN changes
                case INT64 -> to.putLong(from.getLong(at));
            }
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                place += stride[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                place -= stride[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return new Tensor(type, shape, to.flip());
    }
}
