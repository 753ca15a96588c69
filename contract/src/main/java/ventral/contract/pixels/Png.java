package ventral.contract.pixels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG, for people and programs to look at. */
public final class Png {

    private Png() {}

    /**
     * @param start of the picture in {@code pixels}: RGB, one byte a channel, row by row from the top
     * @param imageSize width and height, pixels
     */
    public static byte[] encode(byte[] pixels, int start, int imageSize) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(RgbImages.over(pixels, start, imageSize), null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never, in memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
