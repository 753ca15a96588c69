package ventral.cli.checkpoint;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Refuses bytes beyond a limit. */
final class LimitedOutputStream extends FilterOutputStream {

    private final String what;
    private long left;

    /**
     * Creates a stream.
     *
     * @param what what is written, for the message
     * @param limit number of bytes that may be written
     */
    LimitedOutputStream(OutputStream out, String what, long limit) {
        super(out);
        this.what = what;
        this.left = limit;
    }

    @Override
    public void write(int value) throws IOException {
        reserve(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        reserve(length);
        out.write(bytes, offset, length);
    }

    private void reserve(int length) throws IOException {
        if (length > left) {
            throw new IOException("more bytes of %s are sent than it has: download it again".formatted(what));
        }
        left -= length;
    }
}
