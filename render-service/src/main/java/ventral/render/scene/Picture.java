package ventral.render.scene;

/**
 * A texture that came with a model.
 *
 * @param rgb as displays show it, one byte a channel, {@value #SIZE} rows from the top of {@value #SIZE} pixels
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(byte[] rgb) {

    /** Width and height, pixels. */
    public static final int SIZE = 256;

    public Picture {
        if (rgb.length != 3 * SIZE * SIZE) {
            throw new IllegalArgumentException("%d bytes are not %d x %d pixels".formatted(rgb.length, SIZE, SIZE));
        }
    }
}
