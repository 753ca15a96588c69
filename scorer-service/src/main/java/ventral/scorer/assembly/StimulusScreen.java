package ventral.scorer.assembly;

/**
 * Square screen of a candidate, with a width in pixels and in degrees of its visual field. An image that the animal saw
 * smaller than the screen is padded with grey. One that it saw larger is cropped. Both are centred, as in Brain-Score's
 * {@code place_on_screen}.
 *
 * @param visualDegrees width of the candidate's field of view
 * @param sizePixels width and height
 */
public record StimulusScreen(double visualDegrees, int sizePixels) {

    private static final int GREY = 128;

    public StimulusScreen {
        if (!(visualDegrees > 0 && visualDegrees <= 180) || sizePixels < 1) {
            throw new IllegalArgumentException(
                    "a screen has %s degrees and %d pixels; it needs more than 0 and at most 180 degrees, and at least 1 pixel"
                            .formatted(visualDegrees, sizePixels));
        }
    }

    /**
     * Places an image on the screen and scales it to the screen's size.
     *
     * @param pictureDegrees width of the image as the animal saw it, in degrees
     */
    public StimulusImage placeOnScreen(StimulusImage picture, double pictureDegrees) {
        return padOrCrop(picture, visualDegrees / pictureDegrees).scaled(sizePixels, sizePixels);
    }

    static StimulusImage padOrCrop(StimulusImage picture, double ratio) {
        if (ratio == 1) {
            return picture;
        }
        // Halves are rounded to even, as numpy does
        int width = (int) Math.rint(ratio * picture.width());
        int height = (int) Math.rint(ratio * picture.height());
        StimulusImage placed = StimulusImage.filled(width, height, GREY);
        if (ratio > 1) {
            picture.copyTo(placed, margin(width, picture.width()), margin(height, picture.height()));
        } else {
            picture.copyTo(placed, -margin(picture.width(), width), -margin(picture.height(), height));
        }
        return placed;
    }

    private static int margin(int outer, int inner) {
        return (int) Math.rint((outer - inner) / 2.);
    }
}
