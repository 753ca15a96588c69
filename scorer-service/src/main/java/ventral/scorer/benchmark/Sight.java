package ventral.scorer.benchmark;

import java.util.List;

/**
 * How a network wants to be shown pictures, red, green and blue.
 *
 * @param sizePixels width and height
 * @param visualDegrees width of its field of view
 * @param low what black is
 * @param high what full light is
 * @param mean of each channel, taken away between {@code low} and {@code high}; zeros for nothing
 * @param standardDeviation of each channel, divided by after that; ones for nothing
 */
public record Sight(
        int sizePixels,
        double visualDegrees,
        double low,
        double high,
        List<Double> mean,
        List<Double> standardDeviation) {

    private static final int CHANNELS = 3;

    /** Width of a candidate's field of view, as of every CNN on Brain-Score. */
    public static final double USUAL_DEGREES = 8;

    private static final List<Double> IMAGENET_MEAN = List.of(.485, .456, .406);
    private static final List<Double> IMAGENET_DEVIATION = List.of(.229, .224, .225);

    public Sight {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (sizePixels < 1 || !(visualDegrees > 0 && visualDegrees <= 180) || !(low < high)) {
            throw new IllegalArgumentException(
                    "pictures of %d pixels, %s degrees, from %s to %s".formatted(sizePixels, visualDegrees, low, high));
        }
        if (mean.size() != CHANNELS
                || standardDeviation.size() != CHANNELS
                || !standardDeviation.stream().allMatch(deviation -> deviation > 0)) {
            throw new IllegalArgumentException("a mean of %s and a standard deviation of %s; each has 3 numbers"
                    .formatted(mean, standardDeviation));
        }
    }

    /** As networks of torchvision's see, with the normalisation that is theirs. */
    public static Sight ofTorchvision(int sizePixels) {
        return new Sight(sizePixels, USUAL_DEGREES, 0, 1, IMAGENET_MEAN, IMAGENET_DEVIATION);
    }

    /** Between two numbers, and nothing else done. */
    public static Sight plain(int sizePixels, double visualDegrees, double low, double high) {
        return new Sight(sizePixels, visualDegrees, low, high, List.of(0., 0., 0.), List.of(1., 1., 1.));
    }
}
