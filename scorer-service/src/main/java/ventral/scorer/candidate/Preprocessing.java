package ventral.scorer.candidate;

import java.util.List;

/**
 * Preprocessing that turns an RGB image into a network's input.
 *
 * @param sizePixels width and height of the input
 * @param visualDegrees width of the network's field of view
 * @param low input value of black
 * @param high input value of full intensity
 * @param mean of each channel, subtracted after scaling to {@code low} to {@code high}; zeros for none
 * @param standardDeviation of each channel, divided by after that; ones for none
 */
public record Preprocessing(
        int sizePixels,
        double visualDegrees,
        double low,
        double high,
        List<Double> mean,
        List<Double> standardDeviation) {

    private static final int CHANNELS = 3;

    /** Width of a candidate's field of view, the same as for every CNN on Brain-Score. */
    public static final double USUAL_DEGREES = 8;

    private static final List<Double> IMAGENET_MEAN = List.of(.485, .456, .406);
    private static final List<Double> IMAGENET_DEVIATION = List.of(.229, .224, .225);

    public Preprocessing {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (sizePixels < 1 || !(visualDegrees > 0 && visualDegrees <= 180) || !(low < high)) {
            throw new IllegalArgumentException(
                    "the input has %d pixels, %s degrees and values from %s to %s; it needs at least 1 pixel, more than 0 and at most 180 degrees, and an ascending range"
                            .formatted(sizePixels, visualDegrees, low, high));
        }
        if (mean.size() != CHANNELS
                || standardDeviation.size() != CHANNELS
                || !standardDeviation.stream().allMatch(deviation -> deviation > 0)) {
            throw new IllegalArgumentException(
                    "mean is %s and std is %s; each must have 3 numbers, and std must be positive"
                            .formatted(mean, standardDeviation));
        }
    }

    /** Returns the preprocessing of torchvision's networks, with ImageNet's mean and standard deviation. */
    public static Preprocessing ofTorchvision(int sizePixels) {
        return new Preprocessing(sizePixels, USUAL_DEGREES, 0, 1, IMAGENET_MEAN, IMAGENET_DEVIATION);
    }

    /** Returns preprocessing that only scales pixels to a range. */
    public static Preprocessing plain(int sizePixels, double visualDegrees, double low, double high) {
        return new Preprocessing(sizePixels, visualDegrees, low, high, List.of(0., 0., 0.), List.of(1., 1., 1.));
    }
}
