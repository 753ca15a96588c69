package ventral.platform.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A row-major array of numbers.
 *
 * @param data little-endian, ready to be read from its start
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tensor(Type type, long[] shape, ByteBuffer data) {

    /** The type of the numbers. */
    public enum Type {
        FLOAT32(4),
        INT64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    public Tensor {
        if (data.remaining() != sizeBytes(type, shape)) {
            throw new IllegalArgumentException("%d bytes are not a %s tensor of shape %s"
                    .formatted(data.remaining(), type, Arrays.toString(shape)));
        }
    }

    private static long sizeBytes(Type type, long[] shape) {
        try {
            return Arrays.stream(shape).reduce(type.bytes, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a shape of %s is too large".formatted(Arrays.toString(shape)), e);
        }
    }
}
