package ventral.benchmarks.score;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Synthetic features and responses in files that both implementations read. They share latent variables whose variances
 * fall off as 1/k, and each has noise of its own.
 */
final class RegressionWorkload {

    private static final String FEATURES = "features.f32";
    private static final String RESPONSES = "responses.f64";
    private static final String SPLITS = "splits.i32";

    /** Files of little-endian numbers, row after row; for each split the train rows, then the test rows. */
    static final List<String> FILES = List.of(FEATURES, RESPONSES, SPLITS);

    private static final int LATENTS = 100;
    private static final double FEATURE_NOISE = .5;
    private static final double RESPONSE_NOISE = 1;

    private final int stimulusCount;
    private final int featureCount;
    private final FloatBuffer features;
    private final double[][] responses;
    private final List<TrainTestSplit> splits;

    /**
     * Generates the workload and writes its files.
     *
     * @param folder that {@link #FILES} are written to
     */
    RegressionWorkload(Path folder, int stimulusCount, int featureCount, int neuroidCount, int splitCount)
            throws IOException {
        this.stimulusCount = stimulusCount;
        this.featureCount = featureCount;
        double[][] latents = normal(1, stimulusCount, LATENTS);
        for (double[] row : latents) {
            for (int k = 0; k < LATENTS; k++) {
                row[k] /= Math.sqrt(k + 1);
            }
        }
        this.features = features(
                map(folder.resolve(FEATURES), (long) stimulusCount * featureCount * Float.BYTES)
                        .asFloatBuffer(),
                latents,
                featureCount);
        this.responses = responses(latents, neuroidCount);
        DoubleBuffer responseFile = map(folder.resolve(RESPONSES), (long) stimulusCount * neuroidCount * Double.BYTES)
                .asDoubleBuffer();
        for (double[] row : responses) {
            responseFile.put(row);
        }
        this.splits = new CrossValidation(splitCount, .9).shuffled(stimulusCount);
        IntBuffer splitFile = map(folder.resolve(SPLITS), (long) splitCount * stimulusCount * Integer.BYTES)
                .asIntBuffer();
        for (TrainTestSplit split : splits) {
            splitFile.put(split.train()).put(split.test());
        }
    }

    int stimulusCount() {
        return stimulusCount;
    }

    int featureCount() {
        return featureCount;
    }

    int trainCount() {
        return splits.get(0).train().length;
    }

    /** Returns the features, one stimulus after the other. */
    FloatBuffer features() {
        return features.duplicate();
    }

    double[][] responses() {
        return responses;
    }

    List<TrainTestSplit> splits() {
        return splits;
    }

    private static FloatBuffer features(FloatBuffer buffer, double[][] latents, int featureCount) {
        double[][] loadings = normal(2, LATENTS, featureCount);
        IntStream.range(0, latents.length).parallel().forEach(i -> {
            double[] row = mixed(latents[i], loadings, FEATURE_NOISE, i);
            for (int j = 0; j < featureCount; j++) {
                buffer.put(i * featureCount + j, (float) row[j]);
            }
        });
        return buffer;
    }

    private static double[][] responses(double[][] latents, int neuroidCount) {
        double[][] loadings = normal(3, LATENTS, neuroidCount);
        return IntStream.range(0, latents.length)
                .mapToObj(i -> mixed(latents[i], loadings, RESPONSE_NOISE, -1 - i))
                .toArray(double[][]::new);
    }

    private static double[] mixed(double[] latents, double[][] loadings, double noise, long seed) {
        Random random = new Random(seed);
        double[] row = new double[loadings[0].length];
        for (int k = 0; k < latents.length; k++) {
            for (int j = 0; j < row.length; j++) {
                row[j] += latents[k] * loadings[k][j];
            }
        }
        for (int j = 0; j < row.length; j++) {
            row[j] += noise * random.nextGaussian();
        }
        return row;
    }

    private static double[][] normal(long seed, int rows, int columns) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, columns)
                        .mapToDouble(j -> random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static ByteBuffer map(Path file, long bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
