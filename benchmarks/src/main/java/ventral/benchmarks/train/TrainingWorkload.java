package ventral.benchmarks.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ventral.benchmarks.train.image.SyntheticBatch;
import ventral.contract.latent.Objective;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/**
 * The training that we and the peer perform.
 *
 * @param imageSize width and height, pixels
 * @param batchSize images in a step
 * @param threads CPU threads of a step
 */
record TrainingWorkload(Network network, Objective objective, int imageSize, int batchSize, int threads) {

    static final double LEARNING_RATE = 1e-3;

    /** Pixels in a batch of 128² images. */
    private static final int PIXELS = 32 * 128 * 128;

    TrainingWorkload {
        if (imageSize < 32 || imageSize > 512 || batchSize < 2 || threads < 1) {
            throw new IllegalArgumentException(
                    "%d images of %d pixels on %d threads".formatted(batchSize, imageSize, threads));
        }
    }

    /**
     * Returns a batch size whose activations fit into a few hundred megabytes: 64 images of 64², 32 of 128², 16 of
     * 224².
     */
    static int batchSize(int imageSize) {
        int fit = Math.max(8, PIXELS / (imageSize * imageSize));
        return Math.min(64, imageSize > 128 ? 16 * Math.max(1, (fit + 8) / 16) : fit);
    }

    Recipe recipe() {
        return Recipe.DEFAULT.withNetwork(network);
    }

    HeadLayout layout() {
        return HeadLayout.of(objective, SyntheticBatch.SPACE, recipe());
    }

    /** Returns this workload as options of {@link TrainingWorkloadOptions}. */
    List<String> options() {
        return words(
                "--network", network.name(),
                "--objective", objective.id(),
                "--image-size", imageSize,
                "--batch-size", batchSize,
                "--threads", threads);
    }

    /** Returns this workload as options of the peer's script. */
    List<String> peerOptions() {
        HeadLayout layout = layout();
        List<String> options = words(
                "--network",
                network.id(),
                "--image-size",
                imageSize,
                "--batch-size",
                batchSize,
                "--threads",
                threads,
                "--learning-rate",
                LEARNING_RATE,
                "--units",
                layout.unitCount(),
                "--head");
        options.addAll(headParts());
        return options;
    }

    /** Returns the heads in the form in which the peer's script takes them. */
    List<String> headParts() {
        return layout().heads().stream().map(TrainingWorkload::part).toList();
    }

    private static String part(Head head) {
        String kind = switch (head.loss()) {
            case SQUARED_ERROR -> "value";
            case CROSS_ENTROPY -> "class";
            case SMOOTH_L1 -> throw new IllegalStateException("the peer knows no " + head.loss());
        };
        return String.format(Locale.ROOT, "%s:%d:%d:%d", kind, head.firstUnit(), head.unitCount(), head.target());
    }

    private static List<String> words(Object... words) {
        return new ArrayList<>(Arrays.stream(words).map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        return "%s, %s, %d pixels, batches of %d, %d threads"
                .formatted(network.id(), objective, imageSize, batchSize, threads);
    }
}
