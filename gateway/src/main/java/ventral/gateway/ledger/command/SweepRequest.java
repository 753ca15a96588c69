package ventral.gateway.ledger.command;

import java.util.List;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** A user's request for a sweep; a count of 0 and an empty list select the defaults. */
public record SweepRequest(
        StreamName stream,
        List<Objective> objectives,
        List<Long> imageCounts,
        List<Long> seeds,
        List<Long> controlSeeds,
        long calibrationImageCount,
        int epochCount,
        long updateCount,
        int checkpointsPerDecade,
        long firstCheckpoint,
        Recipe recipe,
        int priority) {

    public SweepRequest {
        objectives = List.copyOf(objectives);
        imageCounts = List.copyOf(imageCounts);
        seeds = List.copyOf(seeds);
        controlSeeds = List.copyOf(controlSeeds);
    }

    /**
     * Resolves the request on a stream. {@link SweepExpansion#checkAgainst} checks the runs that the spec makes.
     *
     * @throws InvalidFieldException if a value is out of its range
     */
    SweepSpec toSpec(StreamSpec streamSpec) {
        if (imageCounts.isEmpty() && streamSpec.isUnbounded()) {
            throw new InvalidFieldException(
                    "image_counts", "image_counts is not set, but %s is endless".formatted(stream));
        }
        List<Long> sizes = imageCounts.isEmpty()
                ? List.of(RunRequest.trainableImageCount(streamSpec, stream, recipe))
                : imageCounts;
        SweepSpec spec = new SweepSpec(
                stream,
                objectives,
                sizes,
                seeds.isEmpty() ? List.of(0L) : seeds,
                controlSeeds.isEmpty() ? SweepSpec.DEFAULT_CONTROL_SEEDS : controlSeeds,
                calibrationImageCount == 0 ? defaultCalibration(sizes) : calibrationImageCount,
                epochCount == 0 ? 1 : epochCount,
                updateCount == 0 ? null : new EqualUpdates(updateCount, streamSpec.batchSize()),
                checkpointsPerDecade == 0 ? RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE : checkpointsPerDecade,
                firstCheckpoint == 0 ? RunSpec.DEFAULT_FIRST_CHECKPOINT : firstCheckpoint,
                recipe,
                priority);
        for (int i = 0; i < spec.imageCounts().size(); i++) {
            checkSize(spec.imageCounts().get(i), i);
        }
        return spec;
    }

    private static long defaultCalibration(List<Long> sizes) {
        long largest = sizes.stream().mapToLong(Long::longValue).max().orElse(1);
        return Math.max(1, Math.min(largest, SweepSpec.DEFAULT_CALIBRATION_IMAGE_COUNT));
    }

    private static void checkSize(long imageCount, int index) {
        if (imageCount <= 0) {
            throw new InvalidFieldException(
                    "image_counts[%d]".formatted(index), "image_count %d is not positive".formatted(imageCount));
        }
    }
}
