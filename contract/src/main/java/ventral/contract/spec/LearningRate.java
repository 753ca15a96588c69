package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;
import static ventral.contract.spec.StreamSpec.checkImageCount;

/**
 * Describes the learning rate as a function of the images seen.
 *
 * @param peak rate after the warm-up
 * @param warmUpImageCount images over which the rate rises linearly to the peak; 0 to start at the peak
 */
public record LearningRate(double peak, long warmUpImageCount, Decay course) {

    /** The decay of the rate after the warm-up. */
    public sealed interface Decay {}

    /** The rate stays at the peak. */
    public record NoDecay() implements Decay {}

    /**
     * The rate is multiplied by a factor at regular intervals, as by PyTorch's {@code StepLR}.
     *
     * @param imageCount images between two decays, counted from the run's start
     */
    public record StepDecay(long imageCount, double factor) implements Decay {

        /**
         * Checks every field against its limits.
         *
         * @throws InvalidFieldException if a value breaks its limit
         */
        public StepDecay {
            check(
                    imageCount > 0,
                    "recipe.steps.image_count",
                    "image_count %d between two decays is not positive",
                    imageCount);
            checkImageCount("recipe.steps.image_count", imageCount);
            check(factor > 0 && factor < 1, "recipe.steps.factor", "factor %s is outside 0 to 1", factor);
        }
    }

    /**
     * The rate falls along half a cosine, to its least value at the run's last image.
     *
     * @param floor the least value, as a fraction of the peak
     */
    public record CosineDecay(double floor) implements Decay {

        /**
         * Checks every field against its limits.
         *
         * @throws InvalidFieldException if a value breaks its limit
         */
        public CosineDecay {
            check(floor >= 0 && floor < 1, "recipe.cosine.floor", "floor %s is outside 0 to 1", floor);
        }
    }

    /**
     * Checks every field against its limits.
     *
     * @throws InvalidFieldException if a value breaks its limit
     */
    public LearningRate {
        check(peak > 0 && Double.isFinite(peak), "recipe.learning_rate", "learning_rate %s is not above 0", peak);
        check(
                warmUpImageCount >= 0,
                "recipe.warm_up_image_count",
                "warm_up_image_count %d is negative",
                warmUpImageCount);
        checkImageCount("recipe.warm_up_image_count", warmUpImageCount);
    }

    public static LearningRate constant(double rate) {
        return new LearningRate(rate, 0, new NoDecay());
    }

    /**
     * Returns the rate of the step that starts after {@code seenImageCount} images.
     *
     * @param batchSize images in that step; the last step of the warm-up has the peak
     * @param totalImageCount images that the run sees over all epochs
     */
    public double at(long seenImageCount, int batchSize, long totalImageCount) {
        double warmth =
                warmUpImageCount == 0 ? 1 : Math.min(1, (double) (seenImageCount + batchSize) / warmUpImageCount);
        return peak * warmth * share(seenImageCount, totalImageCount);
    }

    private double share(long seen, long total) {
        if (course instanceof StepDecay steps) {
            return Math.pow(steps.factor(), seen / steps.imageCount());
        }
        if (course instanceof CosineDecay cosine) {
            double past = (double) Math.max(0, seen - warmUpImageCount) / Math.max(1, total - warmUpImageCount);
            return cosine.floor() + (1 - cosine.floor()) * (1 + Math.cos(Math.PI * past)) / 2;
        }
        return 1;
    }
}
