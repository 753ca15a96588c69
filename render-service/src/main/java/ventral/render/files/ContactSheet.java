package ventral.render.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import ventral.render.stream.ImageBatch;

/** Writes many images side by side into one file. */
public final class ContactSheet {

    private ContactSheet() {}

    /**
     * Writes the images of some batches as a square grid.
     *
     * @param file PNG file to write
     */
    public static void write(List<ImageBatch> batches, Path file) {
        int size = batches.get(0).imageSize();
        int count = batches.stream().mapToInt(ImageBatch::imageCount).sum();
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * size, rows * size, BufferedImage.TYPE_INT_RGB);
        int place = 0;
        for (ImageBatch batch : batches) {
            for (int i = 0; i < batch.imageCount(); i++, place++) {
                BufferedImages.copy(batch, i, sheet, place % columns * size, place / columns * size);
            }
        }
        try {
            ImageIO.write(sheet, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
