package ventral.contract.pixels;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Pixels as the JDK's image encoders and decoders want them. */
final class RgbImages {

    private static final ComponentColorModel COLOURS = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);

    private RgbImages() {}

    /**
     * A view of one picture; nothing is copied.
     *
     * @param start of the picture in {@code pixels}: RGB, one byte a channel, row by row from the top
     * @param imageSize width and height, pixels
     */
    static BufferedImage over(byte[] pixels, int start, int imageSize) {
        return new BufferedImage(
                COLOURS,
                Raster.createInterleavedRaster(
                        new DataBufferByte(pixels, pixels.length),
                        imageSize,
                        imageSize,
                        3 * imageSize,
                        3,
                        new int[] {start, start + 1, start + 2}, // a buffer's own offset is passed over
                        null),
                false,
                null);
    }
}
