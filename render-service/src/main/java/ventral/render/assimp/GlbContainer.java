package ventral.render.assimp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ventral.render.conversion.RefusedModelException;

/**
 * Checks the lengths in the container of a GLB file. Assimp allocates a chunk of the length that the file states before
 * it reads the chunk, so that some bytes could take gigabytes.
 */
final class GlbContainer {

    private static final int MAGIC = 0x46546C67;
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;

    /** Chunks start at multiples of it. */
    private static final int PADDING = 4;

    private GlbContainer() {}

    /** Returns true if a file starts as a GLB file does, whatever its name. */
    static boolean matches(byte[] file) {
        return file.length >= Integer.BYTES && littleEndian(file).getInt() == MAGIC;
    }

    /**
     * Checks a file. The first chunk is read whatever length the header states, and bytes after that length are ignored
     * otherwise, as Assimp does.
     *
     * @throws RefusedModelException if it is not a GLB file, or states a length that it does not have
     */
    static void check(byte[] file, String model) throws RefusedModelException {
        if (!matches(file) || file.length < HEADER_BYTES + CHUNK_HEADER_BYTES) {
            throw new RefusedModelException(
                    "%s is not a GLB file: it does not start with glTF and a chunk; export it again".formatted(model));
        }
        ByteBuffer rest = littleEndian(file);
        long version = unsigned(rest.position(Integer.BYTES));
        long stated = unsigned(rest);
        requireAtMost(file.length, stated, "its header", model);
        do {
            long length = unsigned(rest);
            rest.getInt(); // the type
            requireAtMost(rest.remaining(), length, "a chunk", model);
            if (version == 1) {
                return; // its body has no header
            }
            rest.position((int) Math.min(rest.limit(), rest.position() + padded(length)));
        } while (rest.position() + CHUNK_HEADER_BYTES <= stated);
    }

    /** Returns the length with the padding that Assimp skips after it. */
    private static long padded(long length) {
        return (length + PADDING - 1) / PADDING * PADDING;
    }

    private static void requireAtMost(long present, long stated, String part, String model)
            throws RefusedModelException {
        if (stated > present) {
            throw new RefusedModelException(
                    "%s is truncated or damaged: %s states %d bytes, and %d are left; copy it again"
                            .formatted(model, part, stated, present));
        }
    }

    private static ByteBuffer littleEndian(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long unsigned(ByteBuffer buffer) {
        return Integer.toUnsignedLong(buffer.getInt());
    }
}
