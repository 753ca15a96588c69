package ventral.trainer.objective;

import java.util.Objects;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;

/** The moments of a latent that is known to have them. */
final class LatentMoments {

    private LatentMoments() {}

    static Moments of(LatentSpace space, Latent latent) {
        return Objects.requireNonNull(space.moments().get(latent));
    }
}
