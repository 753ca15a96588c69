package ventral.contract.validation;

import java.util.Map;
import java.util.OptionalDouble;
import ventral.contract.latent.Latent;

/**
 * What a trial on held-out images came to.
 *
 * @param seenImageCount images learnt from before
 * @param imageCount images that the network was tried on
 * @param loss that is learnt with, on them
 * @param latents of the objective
 * @param rotationErrorDegrees root mean square of the angle of the turn between estimate and truth, of objects that look
 *     the same after some turns of the least one; empty without rotation
 */
public record Validation(
        long seenImageCount,
        long imageCount,
        double loss,
        Map<Latent, LatentFigures> latents,
        OptionalDouble rotationErrorDegrees) {

    public Validation {
        latents = Map.copyOf(latents);
    }
}
