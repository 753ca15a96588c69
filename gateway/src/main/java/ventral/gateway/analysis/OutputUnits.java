package ventral.gateway.analysis;

import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;

/**
 * Counts the output units of the networks of Xie et al. (2024): 117 categories, 587 identities, and z-scores of all
 * other latents, as in the head {@code TDW_2023}.
 */
public final class OutputUnits {

    private static final int CATEGORY_COUNT = 117;
    private static final int IDENTITY_COUNT = 587;

    private OutputUnits() {}

    /** Returns how many units receive supervision; 0 for a control that learns nothing. */
    public static int paperUnitCount(Objective objective) {
        return objective.latents().stream()
                .mapToInt(OutputUnits::paperUnitCount)
                .sum();
    }

    private static int paperUnitCount(Latent latent) {
        return switch (latent) {
            case DISTANCE, TRANSLATION_X, TRANSLATION_Y, ROTATION_PITCH, ROTATION_YAW, ROTATION_ROLL -> 1;
            case CATEGORY -> CATEGORY_COUNT;
            case IDENTITY -> IDENTITY_COUNT;
        };
    }
}
