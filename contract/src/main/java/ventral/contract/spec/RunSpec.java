package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;
import static ventral.contract.spec.StreamSpec.checkImageCount;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/**
 * Describes a training run: one network, one objective, one seed, one prefix of one stream. A run of the untrained
 * control sees no image and has one checkpoint, the network as initialised. A run of the calibrated control sees the
 * images that batch-norm statistics are estimated on, and has one checkpoint, at its end.
 *
 * @param imageCount dataset size: the run learns from the first {@code imageCount} images of the stream that are not
 *     held out; 0 for the untrained control
 * @param epochCount passes over those images, of which the last may be partial
 * @param totalImageCount images learnt from over all epochs, once the run has succeeded
 * @param seed seed of the initial weights, of the data order of later epochs, of augmentations and of shuffled labels
 * @param checkpointsPerDecade checkpoints for each factor of ten in images seen
 * @param firstCheckpoint images seen at which the grid of checkpoints starts
 * @param priority runs of a higher priority start first and preempt runs of a lower one
 * @param sweep the sweep that the run belongs to; null for a run that was created by itself
 */
public record RunSpec(
        StreamName stream,
        Objective objective,
        long imageCount,
        int epochCount,
        long totalImageCount,
        long seed,
        int checkpointsPerDecade,
        long firstCheckpoint,
        Recipe recipe,
        int priority,
        @Nullable SweepName sweep) {

    public static final int MAX_EPOCH_COUNT = 100_000;
    public static final int DEFAULT_CHECKPOINTS_PER_DECADE = 2;
    public static final long DEFAULT_FIRST_CHECKPOINT = 1000;
    public static final int MAX_PRIORITY = 1000;
    public static final int DEFAULT_PRIORITY = 0;

    /**
     * Checks every field against its limits.
     *
     * @throws InvalidFieldException if a value breaks its limit
     */
    public RunSpec {
        boolean isUntrained = objective.control() == Control.UNTRAINED;
        check(
                isUntrained ? imageCount == 0 : imageCount > 0,
                "image_count",
                isUntrained
                        ? "image_count %d: the untrained control learns from no image; leave image_count at 0"
                        : "image_count %d is not positive",
                imageCount);
        checkImageCount("image_count", imageCount);
        checkEpochCount(epochCount);
        check(
                epochCount == 1 || !objective.control().isWithoutLearning(),
                "epoch_count",
                "epoch_count %d: the control '%s' has a single pass",
                epochCount,
                objective);
        checkImageCount("seen_image_count", totalImageCount);
        check(
                totalImageCount <= imageCount * epochCount
                        && totalImageCount > imageCount * (epochCount - 1) - (isUntrained ? 1 : 0),
                "seen_image_count",
                "seen_image_count %d does not end in the last of %d epochs of %d images",
                totalImageCount,
                epochCount,
                imageCount);
        check(
                firstCheckpoint >= 1,
                "first_checkpoint",
                "first_checkpoint %d is not a positive number of images",
                firstCheckpoint);
        checkImageCount("first_checkpoint", firstCheckpoint);
        check(
                checkpointsPerDecade >= 1 && checkpointsPerDecade <= 100,
                "checkpoints_per_decade",
                "checkpoints_per_decade %d is outside 1 to 100",
                checkpointsPerDecade);
        check(
                Math.abs((long) priority) <= MAX_PRIORITY,
                "priority",
                "priority %d is outside -%d to %d",
                priority,
                MAX_PRIORITY,
                MAX_PRIORITY);
        recipe.checkAgainst(objective);
    }

    /** Creates a run of whole epochs, with the default recipe, priority and start of the grid of checkpoints. */
    public RunSpec(
            StreamName stream,
            Objective objective,
            long imageCount,
            int epochCount,
            long seed,
            int checkpointsPerDecade,
            @Nullable SweepName sweep) {
        this(
                stream,
                objective,
                imageCount,
                epochCount,
                seed,
                checkpointsPerDecade,
                Recipe.DEFAULT,
                DEFAULT_PRIORITY,
                sweep);
    }

    /** Creates a run of whole epochs, with the default start of the grid of checkpoints. */
    public RunSpec(
            StreamName stream,
            Objective objective,
            long imageCount,
            int epochCount,
            long seed,
            int checkpointsPerDecade,
            Recipe recipe,
            int priority,
            @Nullable SweepName sweep) {
        this(
                stream,
                objective,
                imageCount,
                epochCount,
                imageCountOfEpochs(imageCount, epochCount),
                seed,
                checkpointsPerDecade,
                DEFAULT_FIRST_CHECKPOINT,
                recipe,
                priority,
                sweep);
    }

    private static void checkEpochCount(int epochCount) {
        check(
                epochCount >= 1 && epochCount <= MAX_EPOCH_COUNT,
                "epoch_count",
                "epoch_count %d is outside 1 to %d",
                epochCount,
                MAX_EPOCH_COUNT);
    }

    /**
     * Returns the number of epochs in {@code totalImageCount} images, of which the last may be partial; at least 1.
     *
     * @throws InvalidFieldException if there are more than {@link #MAX_EPOCH_COUNT}
     */
    public static int epochCount(long imageCount, long totalImageCount) {
        if (imageCount <= 0 || totalImageCount <= 0) {
            return 1;
        }
        long epochs = (totalImageCount - 1) / imageCount + 1;
        check(
                epochs <= MAX_EPOCH_COUNT,
                "seen_image_count",
                "seen_image_count %d takes %d epochs of %d images; a run has at most %d",
                totalImageCount,
                epochs,
                imageCount,
                MAX_EPOCH_COUNT);
        return (int) epochs;
    }

    /**
     * Returns the number of images learnt from in whole epochs; 0 if {@code imageCount} is negative.
     *
     * @throws InvalidFieldException if a count breaks its limit, so that the product might not be exact
     */
    public static long imageCountOfEpochs(long imageCount, int epochCount) {
        checkImageCount("image_count", imageCount);
        checkEpochCount(epochCount);
        return Math.max(0, imageCount) * epochCount;
    }

    /**
     * Returns the number of images seen, over all epochs, at each checkpoint: 0, the points of a logarithmic grid
     * rounded up to whole batches, and the total. The grid starts at {@code firstCheckpoint} and is the same for every
     * run.
     *
     * @param batchSize images in a batch of the stream
     * @throws IllegalArgumentException if {@code batchSize} is not positive
     */
    public SortedSet<Long> checkpoints(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size %d is not positive".formatted(batchSize));
        }
        if (objective.control() == Control.CALIBRATED) {
            return new TreeSet<>(List.of(totalImageCount));
        }
        SortedSet<Long> counts = new TreeSet<>(List.of(0L, totalImageCount));
        for (int step = 0; ; step++) {
            double exact = firstCheckpoint * Math.pow(10, (double) step / checkpointsPerDecade);
            if (exact >= totalImageCount) { // before it is cast: the grid ends whatever the batch size
                return counts;
            }
            counts.add(Math.min((long) Math.ceil(exact / batchSize) * batchSize, totalImageCount));
        }
    }

    /**
     * Checks this run against the stream that it learns from.
     *
     * @throws InvalidFieldException if the run needs more images than the stream has, or a part of a batch
     */
    public void checkAgainst(StreamSpec streamSpec) {
        long heldOut = recipe.heldOutImageCount();
        check(
                heldOut % streamSpec.batchSize() == 0,
                "recipe.held_out_image_count",
                "held_out_image_count %d is not a multiple of the batch size %d of %s",
                heldOut,
                streamSpec.batchSize(),
                stream);
        check(
                streamSpec.isUnbounded() || heldOut + imageCount <= streamSpec.imageCount(),
                "image_count",
                "image_count %d%s is more than the %d images of %s",
                imageCount,
                heldOut == 0 ? "" : " beside %d held-out images".formatted(heldOut),
                streamSpec.imageCount(),
                stream);
        check(
                imageCount % streamSpec.batchSize() == 0,
                "image_count",
                "image_count %d is not a multiple of the batch size %d of %s",
                imageCount,
                streamSpec.batchSize(),
                stream);
        check(
                totalImageCount % streamSpec.batchSize() == 0,
                "seen_image_count",
                "seen_image_count %d is not a multiple of the batch size %d of %s",
                totalImageCount,
                streamSpec.batchSize(),
                stream);
    }
}
