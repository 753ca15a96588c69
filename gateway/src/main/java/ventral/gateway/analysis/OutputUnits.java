package ventral.gateway.analysis;

import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;

/** Output units of a network with the class counts of Xie et al. (2024): 117 categories, 587 identities. */
public final class OutputUnits {

    private static final int CATEGORY_COUNT = 117;
    private static final int IDENTITY_COUNT = 587;

    private OutputUnits() {}

    public static int inThePaper(Objective objective) {
        return objective.latents().stream().mapToInt(OutputUnits::inThePaper).sum();
    }

    private static int inThePaper(Latent latent) {
        return switch (latent) {
            case DISTANCE, TRANSLATION_X, TRANSLATION_Y -> 1;
            case ROTATION_PITCH, ROTATION_YAW, ROTATION_ROLL -> 2;
            case CATEGORY -> CATEGORY_COUNT;
            case IDENTITY -> IDENTITY_COUNT;
        };
    }
}
