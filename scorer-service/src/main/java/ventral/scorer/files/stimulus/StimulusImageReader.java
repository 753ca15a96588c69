package ventral.scorer.files.stimulus;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import ventral.scorer.assembly.StimulusImage;

/**
 * Reads PNG, JPEG, BMP and GIF images. Returns the stored values whatever their colour space: grey becomes three equal
 * channels, transparency is dropped.
 */
final class StimulusImageReader {

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

    /** Most pixels of an image. Candidates see images of a few hundred pixels each way. */
    private static final long MAX_PIXELS = 1 << 23;

    private StimulusImageReader() {}

    /**
     * Reads one image.
     *
     * @throws IOException if the stream is not an image in one of these formats, is damaged, or has too many pixels
     */
    static StimulusImage read(InputStream in) throws IOException {
        BufferedImage image;
        try (ImageInputStream encoded = new MemoryCacheImageInputStream(in)) {
            ImageReader reader = reader(encoded);
            try {
                reader.setInput(encoded, true, true);
                checkSize(reader.getWidth(0), reader.getHeight(0));
                image = reader.read(0);
            } catch (RuntimeException e) { // the JDK's readers throw anything for a damaged file
                throw new IOException("the image is damaged: " + e, e);
            } finally {
                reader.dispose();
            }
        }
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = image.getColorModel() instanceof IndexColorModel palette
                ? looked(image.getRaster(), palette)
                : taken(image.getRaster());
        return new StimulusImage(width, height, rgb);
    }

    private static ImageReader reader(ImageInputStream encoded) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(encoded);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw new IOException("not an image in PNG, JPEG, BMP or GIF format");
    }

    /** Checks the size that a header claims, before memory is allocated by it. */
    private static void checkSize(int width, int height) throws IOException {
        if ((long) width * height > MAX_PIXELS) {
            throw new IOException("the image has %d x %d pixels; scale it down to at most %d pixels"
                    .formatted(width, height, MAX_PIXELS));
        }
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
