package ventral.platform.pixels;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Wraps pixels in the image types of the JDK's encoders and decoders. */
final class RgbImageView {

    private static final ComponentColorModel COLOURS = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);

    private RgbImageView() {}

    /**
     * Returns a view of one image. Nothing is copied.
     *
     * @param start index of the image's first byte in {@code pixels}: RGB, one byte a channel, row by row from the top
     * @param imageSize width and height, pixels
     */
    static BufferedImage wrap(byte[] pixels, int start, int imageSize) {
        return new BufferedImage(
                COLOURS,
                Raster.createInterleavedRaster(
                        new DataBufferByte(pixels, pixels.length),
                        imageSize,
                        imageSize,
                        3 * imageSize,
                        3,
                        new int[] {start, start + 1, start + 2}, // the JDK ignores an offset of the buffer itself
                        null),
                false,
                null);
    }
}
