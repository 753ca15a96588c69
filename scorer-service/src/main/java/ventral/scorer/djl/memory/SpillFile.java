package ventral.scorer.djl.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary file of a layer's numbers that is deleted on close or on process exit. */
public final class SpillFile implements AutoCloseable {

    private final long sizeBytes;
    private final FileChannel file;

    /**
     * Creates a file.
     *
     * @param sizeBytes size that the file will have
     */
    public SpillFile(long sizeBytes) throws IOException {
        this.sizeBytes = sizeBytes;
        Path path = Files.createTempFile("ventral-features-", null);
        try {
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /**
     * Writes a buffer.
     *
     * @throws IOException if there is no room; the message names the remedies
     */
    public void write(ByteBuffer numbers, long position) throws IOException {
        long next = position;
        try {
            while (numbers.hasRemaining()) {
                next += file.write(numbers, next);
            }
        } catch (IOException e) {
            FileSystemException full = new FileSystemException(
                    System.getProperty("java.io.tmpdir"),
                    null,
                    "%d MB of a layer's features do not fit: %s; give them more memory (ventral.scorer.feature-memory, --feature-memory), or Java another folder (-Djava.io.tmpdir)"
                            .formatted(sizeBytes >> 20, e.getMessage()));
            full.initCause(e);
            throw full;
        }
    }

    /** Fills a buffer. */
    public void read(ByteBuffer numbers, long position) throws IOException {
        long start = position - numbers.position();
        while (numbers.hasRemaining()) {
            if (file.read(numbers, start + numbers.position()) < 0) {
                throw new IllegalStateException("features were read before all were written");
            }
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
