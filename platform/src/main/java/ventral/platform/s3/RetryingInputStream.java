package ventral.platform.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads an object's bytes from an offset on. A broken connection is reopened where it broke. */
final class RetryingInputStream extends InputStream {

    private static final int BREAKS_WITHOUT_PROGRESS = 3;

    private final RangeSource source;
    private ResponseInputStream<GetObjectResponse> connection;
    private long position;
    private final long end;
    private int breaks;

    /** Opens the object at an offset. */
    interface RangeSource {

        ResponseInputStream<GetObjectResponse> open(long offset) throws ObjectStoreException;

        /** Returns the exception to throw when the object cannot be read further. */
        ObjectStoreException readFailure(Exception cause);
    }

    /**
     * Creates a stream over an open connection.
     *
     * @param connection connection that returns the object from {@code offset} on
     */
    RetryingInputStream(RangeSource source, ResponseInputStream<GetObjectResponse> connection, long offset) {
        this.source = source;
        this.connection = connection;
        this.position = offset;
        this.end = offset + connection.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (position < end) {
            Exception cause;
            try {
                int count = connection.read(bytes, offset, length);
                if (count > 0) {
                    position += count;
                    breaks = 0;
                    return count;
                }
                cause = new EOFException("ended at byte %d of %d".formatted(position, end));
            } catch (IOException | SdkException e) {
                cause = e;
            }
            reopen(cause);
        }
        return -1;
    }

    private void reopen(Exception cause) throws ObjectStoreException {
        connection.abort();
        breaks++;
        if (breaks > BREAKS_WITHOUT_PROGRESS) {
            throw source.readFailure(cause);
        }
        connection = source.open(position);
    }

    @Override
    public void close() throws IOException {
        if (position < end) {
            connection.abort(); // does not download the rest only to discard it
        } else {
            connection.close();
        }
    }
}
