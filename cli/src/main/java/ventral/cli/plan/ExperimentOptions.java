package ventral.cli.plan;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import picocli.CommandLine.Option;
import ventral.cli.sweep.SweepObjectives;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Options for the experiment to plan: a sweep and its stream. */
final class ExperimentOptions {

    @Option(
            names = "--images",
            split = ",",
            paramLabel = "N",
            description = "dataset sizes, rounded up to whole batches; the stream is as long as the largest (required)")
    private List<Long> images = List.of();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            description = "number of dataset sizes for each of --images, each smaller than the last by the root of "
                    + "ten (default: ${DEFAULT-VALUE})")
    private int sizes = 1;

    @Option(
            names = "--objective",
            split = ",",
            paramLabel = "ID",
            description = "sets of latents to learn; 'paper' for the ten of the paper (default: ${DEFAULT-VALUE})")
    private List<String> objectives = List.of("paper");

    @Option(names = "--seeds", paramLabel = "N", description = "number of seeds (default: ${DEFAULT-VALUE})")
    private int seeds = 3;

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the images (default: ${DEFAULT-VALUE})")
    private int epochs = 1;

    @Option(
            names = "--checkpoints-per-decade",
            paramLabel = "N",
            description = "checkpoints for each factor of ten in images seen (default: ${DEFAULT-VALUE})")
    private int checkpointsPerDecade = 2;

    @Option(
            names = "--image-size",
            paramLabel = "PIXELS",
            description = "width and height of an image (default: ${DEFAULT-VALUE})")
    private int imageSize = 224;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "images in a batch (default: 64, or 32 if 64 exceed the size of a record)")
    private int batchSize;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "name of the sweep and its stream, which determines the partition assignment (default: "
                    + "${DEFAULT-VALUE})")
    private String name = "plan";

    /** Returns whether the user specified an experiment. */
    boolean isGiven() {
        return !images.isEmpty();
    }

    int imageSize() {
        return imageSize;
    }

    SweepName sweep() {
        return new SweepName(name);
    }

    StreamSpec stream() {
        return StreamSpec.rendered(0, imageCounts().last(), imageSize, batch());
    }

    SweepSpec sweepSpec() {
        return new SweepSpec(
                new StreamName(name),
                objectives.stream().flatMap(SweepObjectives::parse).toList(),
                List.copyOf(imageCounts()),
                LongStream.range(0, seeds).boxed().toList(),
                epochs,
                checkpointsPerDecade,
                recipe(),
                0);
    }

    /** Returns the paper's recipe. With several epochs, images are shuffled as by a run's default. */
    private Recipe recipe() {
        Recipe paper = Recipe.DEFAULT;
        return new Recipe(
                paper.network(),
                paper.head(),
                paper.optimiser(),
                paper.learningRate(),
                paper.clipNorm(),
                paper.regressionLoss(),
                paper.lossWeights(),
                paper.augmentations(),
                epochs > 1 ? Recipe.DEFAULT_SHUFFLE_WINDOW : 0,
                0,
                paper.initialWeights());
    }

    private SortedSet<Long> imageCounts() {
        SortedSet<Long> counts = new TreeSet<>();
        for (long largest : images) {
            for (int i = 0; i < sizes; i++) {
                long batches = (long) Math.ceil(Math.round(largest / Math.pow(10, i / 2.0)) / (double) batch());
                counts.add(Math.max(1, batches) * batch());
            }
        }
        return counts;
    }

    private int batch() {
        if (batchSize > 0) {
            return batchSize;
        }
        int fits = StreamSpec.MAX_BATCH_BYTES / (3 * imageSize * imageSize);
        return fits >= StreamSpec.DEFAULT_BATCH_SIZE
                ? StreamSpec.DEFAULT_BATCH_SIZE
                : StreamSpec.DEFAULT_BATCH_SIZE / 2;
    }
}
