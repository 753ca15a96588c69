package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/**
 * The learning rate as a function of the images seen.
 *
 * @param peak once warmed up
 * @param warmUpImageCount images over which it rises to the peak in a straight line; 0 to begin with it
 */
public record LearningRate(double peak, long warmUpImageCount, Course course) {

    /** What becomes of the rate after the warm-up. */
    public sealed interface Course {}

    /** It stays. */
    public record Constant() implements Course {}

    /**
     * It falls to a fraction of itself again and again.
     *
     * @param imageCount images between two falls, counted from the run's start
     */
    public record Steps(long imageCount, double factor) implements Course {

        /**
         * Checks every field against its limits.
         *
         * @throws InvalidFieldException if a value breaks its limit
         */
        public Steps {
            check(
                    imageCount > 0,
                    "recipe.steps.image_count",
                    "image_count %d between two falls is not positive",
                    imageCount);
            check(factor > 0 && factor < 1, "recipe.steps.factor", "factor %s is outside 0 to 1", factor);
        }
    }

    /**
     * It falls along half a cosine, to its least at the run's last image.
     *
     * @param floor that least, as a share of the peak
     */
    public record Cosine(double floor) implements Course {

        /**
         * Checks every field against its limits.
         *
         * @throws InvalidFieldException if a value breaks its limit
         */
        public Cosine {
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
    }

    public static LearningRate constant(double rate) {
        return new LearningRate(rate, 0, new Constant());
    }

    /**
     * The rate of the step that begins after so many images.
     *
     * @param batchSize images in that step; the last step of the warm-up has the peak
     * @param totalImageCount that the run sees over all epochs
     */
    public double at(long seenImageCount, int batchSize, long totalImageCount) {
        double warmth =
                warmUpImageCount == 0 ? 1 : Math.min(1, (double) (seenImageCount + batchSize) / warmUpImageCount);
        return peak * warmth * share(seenImageCount, totalImageCount);
    }

    private double share(long seen, long total) {
        if (course instanceof Steps steps) {
            return Math.pow(steps.factor(), seen / steps.imageCount());
        }
        if (course instanceof Cosine cosine) {
            double past = (double) Math.max(0, seen - warmUpImageCount) / Math.max(1, total - warmUpImageCount);
            return cosine.floor() + (1 - cosine.floor()) * (1 + Math.cos(Math.PI * past)) / 2;
        }
        return 1;
    }
}
