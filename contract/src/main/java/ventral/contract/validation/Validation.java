package ventral.contract.validation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;

/**
 * The result of evaluating a network on held-out images.
 *
 * @param seenImageCount images that the network had learnt from before
 * @param imageCount held-out images that the network was evaluated on
 * @param loss the training loss on the held-out images
 * @param latents accuracy for each latent of the objective
 * @param rotationErrorDegrees root mean square of the angle of the turn between prediction and truth; for objects that
 *     look the same after some turns, of the smallest such angle; null without rotation
 */
public record Validation(
        long seenImageCount,
        long imageCount,
        double loss,
        Map<Latent, LatentAccuracy> latents,
        @Nullable Double rotationErrorDegrees) {

    public Validation {
        latents = Map.copyOf(latents);
    }
}
