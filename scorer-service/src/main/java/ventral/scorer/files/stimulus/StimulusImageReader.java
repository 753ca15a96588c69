package ventral.scorer.files.stimulus;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import ventral.scorer.assembly.StimulusImage;

/**
 * Reads PNG, JPEG, BMP and GIF images. Returns the stored values whatever their colour space: grey becomes three equal
 * channels, transparency is dropped.
 */
final class StimulusImageReader {

    private StimulusImageReader() {}

    /**
     * Reads one image.
     *
     * @throws IOException if the stream is not an image in one of these formats
     */
    static StimulusImage read(InputStream in) throws IOException {
        ImageIO.setUseCache(false);
        BufferedImage image = ImageIO.read(in);
        if (image == null) {
            throw new IOException("not an image in PNG, JPEG, BMP or GIF format");
        }
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = image.getColorModel() instanceof IndexColorModel palette
                ? looked(image.getRaster(), palette)
                : taken(image.getRaster());
        return new StimulusImage(width, height, rgb);
    }

    private static byte[] taken(Raster raster) throws IOException {
        int depth = raster.getSampleModel().getSampleSize(0);
        if (depth != Byte.SIZE || raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT) {
            throw new IOException("the image has %d bits per channel; save it with 8".formatted(depth));
        }
        int bands = raster.getNumBands();
        int width = raster.getWidth();
        byte[] rgb = new byte[width * raster.getHeight() * 3];
        int[] row = new int[width * bands];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[at++] = (byte) row[x * bands + (bands < 3 ? 0 : channel)];
                }
            }
        }
        return rgb;
    }

    private static byte[] looked(Raster raster, IndexColorModel palette) {
        byte[] rgb = new byte[raster.getWidth() * raster.getHeight() * 3];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                int index = raster.getSample(x, y, 0);
                rgb[at++] = (byte) palette.getRed(index);
                rgb[at++] = (byte) palette.getGreen(index);
                rgb[at++] = (byte) palette.getBlue(index);
            }
        }
        return rgb;
    }
}
