package ventral.contract.validation;

/** The accuracy with which a network estimates one latent. */
public sealed interface LatentAccuracy {

    /**
     * Accuracy of a length or an angle.
     *
     * @param rSquared coefficient of determination; 1 is perfect, 0 no better than the mean; NaN where all images have
     *     the same value
     * @param rootMeanSquaredError RMSE, for a length in metres, for an angle in degrees
     */
    record RegressionAccuracy(double rSquared, double rootMeanSquaredError) implements LatentAccuracy {}

    /**
     * Accuracy of a class.
     *
     * @param top1 fraction of the images whose true class is predicted as the most likely
     * @param top5 fraction of the images whose true class is among the five predicted as the most likely
     */
    record ClassificationAccuracy(double top1, double top5) implements LatentAccuracy {}
}
