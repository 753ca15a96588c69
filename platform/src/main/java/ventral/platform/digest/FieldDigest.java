package ventral.platform.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Computes the SHA-256 of a sequence of fields. Fields of variable length are digested after their length, so that
 * sequences that differ in a field, or in where one ends, have different digests. Not thread-safe.
 */
public final class FieldDigest {

    private final MessageDigest digest = Sha256.create();

    /** Adds a text. */
    public FieldDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds a whole number. */
    public FieldDigest add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        return this;
    }

    /** Adds a number by its bits. */
    public FieldDigest add(double number) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(0, number));
        return this;
    }

    /** Adds whole numbers. */
    public FieldDigest add(int[] numbers) {
        add(numbers.length);
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        digest.update(bytes);
        return this;
    }

    /** Adds a matrix, row by row. */
    public FieldDigest add(double[][] rows) {
        add(rows.length);
        for (double[] row : rows) {
            add(row.length);
            ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES);
            bytes.asDoubleBuffer().put(row);
            digest.update(bytes);
        }
        return this;
    }

    /** Returns the digest in lower-case hexadecimal; no field can be added afterwards. */
    public String hex() {
        return Sha256.hex(digest);
    }
}
