package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import ventral.scorer.djl.memory.NativeArrays;
import ventral.scorer.djl.memory.SpillFile;

/** Spills activations to a temporary file. */
final class SpilledActivations implements ActivationBuffer {

    /** Number of stimuli that are read at a time. */
    private static final int BAND = 400;

    private final int stimulusCount;
    private final long featureCount;
    /** File of chunks, each (stimuli, features of the chunk). */
    private final SpillFile file;

    SpilledActivations(int stimulusCount, long featureCount) throws IOException {
        this.stimulusCount = stimulusCount;
        this.featureCount = featureCount;
        this.file = new SpillFile(featureCount * stimulusCount * Float.BYTES);
    }

    @Override
    public long featureCount() {
        return featureCount;
    }

    @Override
    public void write(NDArray rows, int first) throws IOException {
        ByteBuffer numbers = NativeArrays.buffer(rows);
        long bytesOfRow = featureCount * Float.BYTES;
        for (int row = 0; row < rows.getShape().get(0); row++) {
            for (int chunk = 0; chunk < chunkCount(); chunk++) {
                int from = Math.toIntExact(row * bytesOfRow + (long) chunk * CHUNK * Float.BYTES);
                ByteBuffer part = numbers.slice(from, width(chunk) * Float.BYTES);
                file.write(part, start(chunk) + (long) (first + row) * part.remaining());
            }
        }
    }

    @Override
    public void read(int chunk, NDArray into) throws IOException {
        int width = width(chunk);
        for (int first = 0; first < stimulusCount; first += BAND) {
            int end = Math.min(first + BAND, stimulusCount);
            long position = start(chunk) + (long) first * width * Float.BYTES;
            try (NDManager scope = into.getManager().newSubManager()) {
                NDArray rows = NativeArrays.<IOException>create(
                        scope,
                        new Shape(end - first, width),
                        DataType.FLOAT32,
                        array -> file.read(NativeArrays.buffer(array), position));
                into.set(new NDIndex("{}:{}", first, end), rows);
            }
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private long start(int chunk) {
        return (long) chunk * CHUNK * stimulusCount * Float.BYTES;
    }
}
