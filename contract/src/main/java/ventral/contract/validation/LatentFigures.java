package ventral.contract.validation;

/** How well one latent is estimated. */
public sealed interface LatentFigures {

    /**
     * Of a length or an angle.
     *
     * @param rSquared share of the variance that is explained; 1 is perfect, 0 no better than the mean; not a number
     *     where all images have the same value
     * @param rootMeanSquaredError of a length in metres, of an angle in degrees
     */
    record Regression(double rSquared, double rootMeanSquaredError) implements LatentFigures {}

    /**
     * Of a class.
     *
     * @param top1 share of the images whose class is thought the likeliest
     * @param top5 share of the images whose class is among the five thought the likeliest
     */
    record Classification(double top1, double top5) implements LatentFigures {}
}
