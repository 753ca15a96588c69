package ventral.scorer.benchmark;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A network's numbers under one name, row-major.
 *
 * @param data little-endian, ready to be read from its start
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tensor(Type type, long[] shape, ByteBuffer data) {

    /** What the numbers are. */
    public enum Type {
        FLOAT32,
        INT64;

        private long bytes() {
            return switch (this) {
                case FLOAT32 -> Float.BYTES;
                case INT64 -> Long.BYTES;
            };
        }
    }

    public Tensor {
        long wanted = Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
        if (data.remaining() != wanted) {
            throw new IllegalArgumentException(
                    "%d bytes for %s numbers of shape %s".formatted(data.remaining(), type, Arrays.toString(shape)));
        }
    }
}
