package ventral.gateway.ledger;

import java.util.Optional;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;

/** A run as a user orders it; 0 stands for a count's default. */
public record RunOrder(
        StreamName stream,
        Objective objective,
        long imageCount,
        int epochCount,
        long seed,
        int checkpointsPerDecade,
        Recipe recipe,
        int priority) {

    /** @throws InvalidFieldException if a value breaks its limit, or the stream's */
    RunSpec on(StreamSpec streamSpec) {
        if (imageCount == 0 && streamSpec.isUnbounded()) {
            throw new InvalidFieldException(
                    "image_count", "image_count is not set, and %s has no end".formatted(stream));
        }
        RunSpec spec = new RunSpec(
                stream,
                objective,
                imageCount == 0 ? learntFrom(streamSpec, stream, recipe) : imageCount,
                epochCount == 0 ? 1 : epochCount,
                seed,
                checkpointsPerDecade == 0 ? RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE : checkpointsPerDecade,
                recipe,
                priority,
                Optional.empty());
        spec.checkAgainst(streamSpec);
        return spec;
    }

    /**
     * Images of a whole stream less those that are held out.
     *
     * @param streamSpec of a stream that has an end
     * @throws InvalidFieldException if none is left
     */
    static long learntFrom(StreamSpec streamSpec, StreamName stream, Recipe recipe) {
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
