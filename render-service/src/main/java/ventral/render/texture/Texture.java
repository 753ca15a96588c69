package ventral.render.texture;

/**
 * A texture that came with a model.
 *
 * @param rgb display-referred RGB, one byte a channel, {@value #SIZE} rows of {@value #SIZE} pixels from the top
 */
@SuppressWarnings("ArrayRecordComponent")
public record Texture(byte[] rgb) {

    /** Width and height in pixels. */
    public static final int SIZE = 256;

    public Texture {
        if (rgb.length != 3 * SIZE * SIZE) {
            throw new IllegalArgumentException("%d bytes are not %d x %d pixels".formatted(rgb.length, SIZE, SIZE));
        }
    }
}
