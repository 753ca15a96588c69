package ventral.scorer.assembly;

import java.util.Arrays;
import ventral.platform.scaling.BilinearScaling;

/**
 * Image of a stimulus, in 8-bit RGB.
 *
 * @param rgb rows from the top, pixels from the left, red, green and blue of each from 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent")
public record StimulusImage(int width, int height, byte[] rgb) {

    static final int CHANNELS = 3;

    public StimulusImage {
        if (width < 1 || height < 1 || rgb.length != width * height * CHANNELS) {
            throw new IllegalArgumentException("%d bytes for %d by %d pixels".formatted(rgb.length, width, height));
        }
    }

    /** Returns the image scaled to another size, see {@link BilinearScaling}. */
    public StimulusImage scaled(int newWidth, int newHeight) {
        return width == newWidth && height == newHeight
                ? this
                : new StimulusImage(
                        newWidth, newHeight, BilinearScaling.resize(rgb, width, height, newWidth, newHeight));
    }

    static StimulusImage filled(int width, int height, int level) {
        byte[] rgb = new byte[width * height * CHANNELS];
        Arrays.fill(rgb, (byte) level);
        return new StimulusImage(width, height, rgb);
    }

    /**
     * Copies this image onto another at a position of its top left corner. The part outside the other image is cropped.
     */
    void copyTo(StimulusImage on, int left, int top) {
        int from = Math.max(0, left);
        int to = Math.min(on.width, left + width);
        for (int y = Math.max(0, top); y < Math.min(on.height, top + height); y++) {
            int source = ((y - top) * width + from - left) * CHANNELS;
            System.arraycopy(rgb, source, on.rgb, (y * on.width + from) * CHANNELS, (to - from) * CHANNELS);
        }
    }
}
