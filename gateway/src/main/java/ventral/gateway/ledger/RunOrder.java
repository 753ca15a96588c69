package ventral.gateway.ledger;

import java.util.Optional;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;

/** A run as a user orders it; 0 stands for a count's default. */
public record RunOrder(
        StreamName stream, Objective objective, long imageCount, int epochCount, long seed, int checkpointsPerDecade) {

    /** @throws ventral.contract.spec.InvalidFieldException if a value breaks its limit, or the stream's */
    RunSpec on(StreamSpec streamSpec) {
        if (imageCount == 0 && streamSpec.isUnbounded()) {
            throw new InvalidFieldException(
                    "image_count", "image_count is not set, and %s has no end".formatted(stream));
        }
        RunSpec spec = new RunSpec(
                stream,
                objective,
                imageCount == 0 ? streamSpec.imageCount() : imageCount,
                epochCount == 0 ? 1 : epochCount,
                seed,
                checkpointsPerDecade == 0 ? RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE : checkpointsPerDecade,
                Optional.empty());
        spec.checkAgainst(streamSpec);
        return spec;
    }
}
