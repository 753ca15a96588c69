package ventral.benchmarks.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.benchmarks.train.image.SyntheticBatch;
import ventral.platform.files.FileArtifactStore;
import ventral.platform.tensor.Tensor;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.TargetEncoder;

/** Writes initial weights and batches to safetensors files, from which the peer learns too. */
final class PeerInputFiles {

    static final String WEIGHTS = "weights.safetensors";
    static final String BATCHES = "batches.safetensors";

    private PeerInputFiles() {}

    static void write(
            Path folder, SortedMap<String, Tensor> weights, List<SyntheticBatch> batches, TargetEncoder encoder)
            throws IOException {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (int i = 0; i < batches.size(); i++) {
            SyntheticBatch batch = batches.get(i);
            int n = batch.imageCount();
            BatchTargets targets = encoder.encode(batch.labels(), n);
            float[] pixels = new float[batch.pixels().length];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = batch.pixels()[p] & 0xff;
            }
            tensors.put("pixels." + i, floats(pixels, n, batch.imageSize(), batch.imageSize(), 3));
            if (encoder.layout().regressionCount() > 0) {
                tensors.put(
                        "regression." + i,
                        floats(targets.regression(), n, encoder.layout().regressionCount()));
            }
            if (encoder.layout().classCount() > 0) {
                tensors.put(
                        "classes." + i,
                        longs(targets.classes(), n, encoder.layout().classCount()));
            }
        }
        FileArtifactStore files = FileArtifactStore.at(folder);
        Files.move(Path.of(files.put(weights).uri()), folder.resolve(WEIGHTS));
        Files.move(Path.of(files.put(tensors).uri()), folder.resolve(BATCHES));
    }

    private static Tensor floats(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new Tensor(Tensor.Type.FLOAT32, shape, bytes);
    }

    private static Tensor longs(long[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new Tensor(Tensor.Type.INT64, shape, bytes);
    }
}
