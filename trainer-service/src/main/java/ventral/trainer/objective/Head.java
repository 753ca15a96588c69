package ventral.trainer.objective;

import ventral.contract.latent.LatentGroup;

/**
 * The part of the last layer that estimates one latent group.
 *
 * @param firstUnit first of its rows in the last layer
 * @param unitCount number of rows
 * @param loss loss of its prediction
 * @param weight weight of that loss
 * @param target for a length or an angle, the first of its {@code unitCount} columns in the regression targets; for a
 *     class, its one column in the class targets
 */
public record Head(LatentGroup group, int firstUnit, int unitCount, Loss loss, double weight, int target) {

    /** A loss, averaged over images and units. */
    public enum Loss {
        SQUARED_ERROR,
        /** Half the squared error for an error below 1, and the error less a half above it. */
        SMOOTH_L1,
        CROSS_ENTROPY
    }
}
