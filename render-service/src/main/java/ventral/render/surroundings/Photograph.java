package ventral.render.surroundings;

import ventral.render.object.Colour;

/**
 * A flat photograph, scaled to a square regardless of its aspect ratio.
 *
 * @param aspect width over height of the original photograph
 * @param rgb display-referred RGB, one byte a channel, {@value #SIZE} rows of {@value #SIZE} pixels from the top
 */
@SuppressWarnings("ArrayRecordComponent")
public record Photograph(String name, float aspect, byte[] rgb) {

    /** Width and height in pixels. */
    public static final int SIZE = 512;

    public Photograph {
        if (!(aspect > 0 && Float.isFinite(aspect))) {
            throw new IllegalArgumentException("%s: invalid aspect ratio %f: must be positive".formatted(name, aspect));
        }
        if (rgb.length != 3 * SIZE * SIZE) {
            throw new IllegalArgumentException(
                    "%s: %d bytes are not %d x %d pixels".formatted(name, rgb.length, SIZE, SIZE));
        }
    }

    /** Returns the mean of the linear colours, with a gamma of 2 as in rendered images. */
    public Colour mean() {
        double[] sums = new double[3];
        for (int i = 0; i < rgb.length; i++) {
            double shown = (rgb[i] & 0xff) / 255.;
            sums[i % 3] += shown * shown;
        }
        double pixels = SIZE * (double) SIZE;
        return new Colour((float) (sums[0] / pixels), (float) (sums[1] / pixels), (float) (sums[2] / pixels));
    }
}
