package ventral.render.scene;

/**
 * A flat picture of somewhere, brought to a square whatever its own shape was.
 *
 * @param aspect its own width over its own height
 * @param rgb as displays show it, one byte a channel, {@value #SIZE} rows from the top of {@value #SIZE} pixels
 */
@SuppressWarnings("ArrayRecordComponent")
public record Photograph(String name, float aspect, byte[] rgb) {

    /** Width and height, pixels. */
    public static final int SIZE = 512;

    public Photograph {
        if (!(aspect > 0 && Float.isFinite(aspect))) {
            throw new IllegalArgumentException("%s: no photograph is %f times as wide as high".formatted(name, aspect));
        }
        if (rgb.length != 3 * SIZE * SIZE) {
            throw new IllegalArgumentException(
                    "%s: %d bytes are not %d x %d pixels".formatted(name, rgb.length, SIZE, SIZE));
        }
    }

    /** The mean of its linear colours, at gamma 2 as the renderer's own pictures have. */
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
