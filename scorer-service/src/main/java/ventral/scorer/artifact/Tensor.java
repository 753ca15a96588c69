package ventral.scorer.artifact;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tensor of a network, row-major.
 *
 * @param data little-endian, positioned at its start
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tensor(Type type, long[] shape, ByteBuffer data) {

    /** Element type of a tensor. */
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
