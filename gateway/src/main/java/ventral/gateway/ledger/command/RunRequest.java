package ventral.gateway.ledger.command;

import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** A user's request for a run; a count of 0 selects the default. */
public record RunRequest(
        StreamName stream,
        Objective objective,
        long imageCount,
        int epochCount,
        long totalImageCount,
        long seed,
        int checkpointsPerDecade,
        long firstCheckpoint,
        Recipe recipe,
        int priority) {

    /**
     * Resolves the request on a stream.
     *
     * @throws InvalidFieldException if a value is out of its range, or of the stream's
     */
    RunSpec toSpec(StreamSpec streamSpec) {
        long images = objective.control() == Control.UNTRAINED || imageCount != 0 ? imageCount : prefix(streamSpec);
        int epochs = epochCount == 0 ? RunSpec.epochCount(images, totalImageCount) : epochCount;
        RunSpec spec = new RunSpec(
                stream,
                objective,
                images,
                epochs,
                totalImageCount == 0 ? RunSpec.imageCountOfEpochs(images, epochs) : totalImageCount,
                seed,
                checkpointsPerDecade == 0 ? RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE : checkpointsPerDecade,
                firstCheckpoint == 0 ? RunSpec.DEFAULT_FIRST_CHECKPOINT : firstCheckpoint,
                recipe,
                priority,
                null);
        spec.checkAgainst(streamSpec);
        return spec;
    }

    /** Returns the default image count of a run: the default of the calibrated control, or all images. */
    private long prefix(StreamSpec streamSpec) {
        if (streamSpec.isUnbounded()) {
            throw new InvalidFieldException(
                    "image_count", "image_count is not set, but %s is endless".formatted(stream));
        }
        long all = trainableImageCount(streamSpec, stream, recipe);
        return objective.control() == Control.CALIBRATED
                ? Math.min(all, SweepSpec.DEFAULT_CALIBRATION_IMAGE_COUNT)
                : all;
    }

    /**
     * Returns the number of images of a stream less those that are held out.
     *
     * @param streamSpec spec of a stream that is not endless
     * @throws InvalidFieldException if none is left
     */
    static long trainableImageCount(StreamSpec streamSpec, StreamName stream, Recipe recipe) {
        long left = streamSpec.imageCount() - recipe.heldOutImageCount();
        if (left <= 0) {
            throw new InvalidFieldException(
                    "recipe.held_out_image_count",
                    "held_out_image_count %d leaves none of the %d images of %s to learn from"
                            .formatted(recipe.heldOutImageCount(), streamSpec.imageCount(), stream));
        }
        return left;
    }
}
