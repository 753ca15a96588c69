package ventral.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Takes decisions and values from the bytes of an input, one after the other. After the last byte, all are 0. */
public final class ByteSource {

    private final byte[] bytes;
    private int at;

    public ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasNext() {
        return at < bytes.length;
    }

    /** Returns the next byte, 0 to 255. */
    public int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    /** Returns a number from 0 to {@code bound} - 1, by the next byte. */
    public int below(int bound) {
        return next() % bound;
    }

    public long nextLong() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Returns up to {@code most} bytes; the next byte is their number. */
    public byte[] bytes(int most) {
        int length = Math.min(below(most + 1), bytes.length - at);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** Returns the bytes that are left. */
    public byte[] rest() {
        int from = at;
        at = bytes.length;
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Returns the bytes that are left as text. */
    public String restAsText() {
        return new String(rest(), StandardCharsets.UTF_8);
    }
}
