package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/**
 * What a user asks of a training run: one network, one objective, one seed, one prefix of one stream.
 *
 * @param imageCount dataset size: the run learns from the first {@code imageCount} images of the stream that are not held
 *     out
 * @param epochCount passes over those images
 * @param seed of the initial weights
 * @param checkpointsPerDecade checkpoints for each factor of ten in images seen
 * @param priority runs of a higher one go first, and take the place of those of a lower one
 */
public record RunSpec(
        StreamName stream,
        Objective objective,
        long imageCount,
        int epochCount,
        long seed,
        int checkpointsPerDecade,
        Recipe recipe,
        int priority,
        Optional<SweepName> sweep) {

    public static final int DEFAULT_CHECKPOINTS_PER_DECADE = 2;
    public static final int MAX_PRIORITY = 1000;

    private static final double FIRST_CHECKPOINT = 1000;
    public static final int DEFAULT_PRIORITY = 0;

    /** @throws InvalidFieldException if a value breaks its limit */
    public RunSpec {
        check(imageCount > 0, "image_count", "image_count %d is not positive", imageCount);
        check(
                epochCount >= 1 && epochCount <= 100_000,
                "epoch_count",
                "epoch_count %d is outside 1 to 100000",
                epochCount);
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

    /** Of default recipe and priority. */
    public RunSpec(
            StreamName stream,
            Objective objective,
            long imageCount,
            int epochCount,
            long seed,
            int checkpointsPerDecade,
            Optional<SweepName> sweep) {
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

    /** Images learnt from over all epochs, once the run has succeeded. */
    public long totalImageCount() {
        return imageCount * epochCount;
    }

    /**
     * Images seen, over all epochs, at each checkpoint: none, those of a logarithmic grid from 1000 on that is the same for
     * every run, and all. Rounded up to whole batches.
     */
    public SortedSet<Long> checkpoints(int batchSize) {
        SortedSet<Long> counts = new TreeSet<>(List.of(0L, totalImageCount()));
        for (int step = 0; ; step++) {
            double exact = FIRST_CHECKPOINT * Math.pow(10, (double) step / checkpointsPerDecade);
            long wholeBatches = (long) Math.ceil(exact / batchSize) * batchSize;
            if (wholeBatches >= totalImageCount()) {
                return counts;
            }
            counts.add(wholeBatches);
        }
    }

    /**
     * Checks this run against the stream that it learns from.
     *
     * @throws InvalidFieldException if the run wants more images than the stream has, or a part of a batch
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
    }
}
