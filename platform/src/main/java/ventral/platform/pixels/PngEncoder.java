package ventral.platform.pixels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes images as PNG, for people and other programs. */
public final class PngEncoder {

    private PngEncoder() {}

    /**
     * Encodes one image.
     *
     * @param start index of the image's first byte in {@code pixels}: RGB, one byte a channel, row by row from the top
     * @param imageSize width and height, pixels
     */
    public static byte[] encode(byte[] pixels, int start, int imageSize) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(RgbImageView.wrap(pixels, start, imageSize), null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
