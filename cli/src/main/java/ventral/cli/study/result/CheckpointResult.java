package ventral.cli.study.result;

import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.name.CheckpointName;
import ventral.contract.validation.LatentAccuracy;

/**
 * Holds a checkpoint of a run, and how well its network predicts the latents of held-out images.
 *
 * @param sha256 of the weights, in lower-case hexadecimal
 * @param latents empty without held-out images
 */
public record CheckpointResult(
        CheckpointName name, String sha256, long sizeBytes, Map<Latent, LatentAccuracy> latents) {

    public CheckpointResult {
        latents = Map.copyOf(latents);
    }
}
