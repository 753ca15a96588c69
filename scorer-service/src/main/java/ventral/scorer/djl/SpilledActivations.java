package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Spills activations to a temporary file that is deleted on close or on process exit. */
final class SpilledActivations implements ActivationBuffer {

    private final int stimulusCount;
    private final long featureCount;
    /** File of chunks, each (stimuli, features of the chunk). */
    private final FileChannel file;

    SpilledActivations(int stimulusCount, long featureCount) throws IOException {
        this.stimulusCount = stimulusCount;
        this.featureCount = featureCount;
        Path path = Files.createTempFile("ventral-features-", null);
        try {
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    @Override
    public long featureCount() {
        return featureCount;
    }

    @Override
    public void write(NDArray rows, int first) throws IOException {
        ByteBuffer numbers = rows.toByteBuffer(true).order(ByteOrder.nativeOrder());
        long bytesOfRow = featureCount * Float.BYTES;
        for (int row = 0; row < rows.getShape().get(0); row++) {
            for (int chunk = 0; chunk < chunkCount(); chunk++) {
                int from = Math.toIntExact(row * bytesOfRow + (long) chunk * CHUNK * Float.BYTES);
                ByteBuffer part = numbers.slice(from, width(chunk) * Float.BYTES);
                write(part, start(chunk) + (long) (first + row) * part.remaining());
            }
        }
    }

    @Override
    public NDArray read(NDManager manager, int chunk) throws IOException {
        Shape shape = new Shape(stimulusCount, width(chunk));
        ByteBuffer numbers = ByteBuffer.allocateDirect(Math.toIntExact(shape.size() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        while (numbers.hasRemaining()) {
            if (file.read(numbers, start(chunk) + numbers.position()) < 0) {
                throw new IllegalStateException("features were read before all were written");
            }
        }
        return manager.create(numbers.flip(), shape, DataType.FLOAT32);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long start(int chunk) {
        return (long) chunk * CHUNK * stimulusCount * Float.BYTES;
    }

    private void write(ByteBuffer part, long position) throws IOException {
        try {
            while (part.hasRemaining()) {
                position += file.write(part, position);
            }
        } catch (IOException e) {
            FileSystemException full = new FileSystemException(
                    System.getProperty("java.io.tmpdir"),
                    null,
                    "%d MB of a layer's features do not fit: %s; give them more memory (ventral.scorer.feature-memory, --feature-memory), or Java another folder (-Djava.io.tmpdir)"
                            .formatted(featureCount * stimulusCount * Float.BYTES >> 20, e.getMessage()));
            full.initCause(e);
            throw full;
        }
    }
}
