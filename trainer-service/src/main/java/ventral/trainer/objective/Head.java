package ventral.trainer.objective;

import ventral.contract.latent.LatentGroup;

/**
 * The part of the last layer that estimates one latent group.
 *
 * @param firstUnit first of its rows in the last layer
 * @param unitCount rows
 * @param loss how its estimate is judged
 * @param target for a mean squared error the first of its {@code unitCount} columns among the regression targets, for a
 *     cross-entropy its one column among the class targets
 */
public record Head(LatentGroup group, int firstUnit, int unitCount, Loss loss, int target) {

    /** A loss, as its mean over images and units. */
    public enum Loss {
        MEAN_SQUARED_ERROR,
        CROSS_ENTROPY
    }
}
