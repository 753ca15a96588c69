package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

import java.util.Optional;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/**
 * What a user asks of a training run: one network, one objective, one seed, one prefix of one stream.
 *
 * @param imageCount dataset size: the run sees the first {@code imageCount} images of the stream
 * @param epochCount passes over those images
 * @param seed of the initial weights
 * @param checkpointsPerDecade checkpoints for each factor of ten in images seen
 */
public record RunSpec(
        StreamName stream,
        Objective objective,
        long imageCount,
        int epochCount,
        long seed,
        int checkpointsPerDecade,
        Optional<SweepName> sweep) {

    public static final int DEFAULT_CHECKPOINTS_PER_DECADE = 2;

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
    }

    /** Images learnt from over all epochs, once the run has succeeded. */
    public long totalImageCount() {
        return imageCount * epochCount;
    }

    /**
     * Checks this run against the stream that it learns from.
     *
     * @throws InvalidFieldException if the run wants more images than the stream has, or a part of a batch
     */
    public void checkAgainst(StreamSpec streamSpec) {
        check(
                streamSpec.isUnbounded() || imageCount <= streamSpec.imageCount(),
                "image_count",
                "image_count %d is more than the %d images of %s",
                imageCount,
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
