package ventral.scorer.assembly;

/**
 * What a candidate sees: a square of so many pixels that stands for so many degrees of its visual field. A picture that
 * the animal saw smaller than that is put on a larger grey ground, one that it saw larger is cropped, both from the
 * centre, as Brain-Score's {@code place_on_screen} does.
 *
 * @param visualDegrees width of the candidate's field of view
 * @param sizePixels width and height
 */
public record Screen(double visualDegrees, int sizePixels) {

    private static final int GREY = 128;

    public Screen {
        if (!(visualDegrees > 0 && visualDegrees <= 180) || sizePixels < 1) {
            throw new IllegalArgumentException(
                    "a screen of %s degrees and %d pixels".formatted(visualDegrees, sizePixels));
        }
    }

    /** @param pictureDegrees width of the picture as the animal saw it */
    public Picture show(Picture picture, double pictureDegrees) {
        return place(picture, visualDegrees / pictureDegrees).scaled(sizePixels, sizePixels);
    }

    static Picture place(Picture picture, double ratio) {
        if (ratio == 1) {
            return picture;
        }
        // Halves go to the even neighbour, as numpy rounds
        int width = (int) Math.rint(ratio * picture.width());
        int height = (int) Math.rint(ratio * picture.height());
        Picture placed = Picture.plain(width, height, GREY);
        if (ratio > 1) {
            picture.paint(placed, margin(width, picture.width()), margin(height, picture.height()));
        } else {
            picture.paint(placed, -margin(picture.width(), width), -margin(picture.height(), height));
        }
        return placed;
    }

    private static int margin(int outer, int inner) {
        return (int) Math.rint((outer - inner) / 2.);
    }
}
