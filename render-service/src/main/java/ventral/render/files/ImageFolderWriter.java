package ventral.render.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import ventral.render.stream.ImageBatch;

/** Writes a folder of images, {@code {index}.png}, with one row of labels per image in {@code labels.csv}. */
public final class ImageFolderWriter implements AutoCloseable {

    private final Path folder;
    private final Writer labels;

    private ImageFolderWriter(Path folder, Writer labels) {
        this.folder = folder;
        this.labels = labels;
    }

    /** Creates the folder if it does not exist, and overwrites {@code labels.csv}. */
    public static ImageFolderWriter create(Path folder) {
        try {
            Files.createDirectories(folder);
            Writer labels = Files.newBufferedWriter(folder.resolve("labels.csv"));
            labels.write(LabelCsvFormat.header());
            return new ImageFolderWriter(folder, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    public void add(ImageBatch batch) {
        try {
            for (int i = 0; i < batch.imageCount(); i++) {
                String name = "%d.png".formatted(batch.firstImageIndex() + i);
                BufferedImage picture =
                        new BufferedImage(batch.imageSize(), batch.imageSize(), BufferedImage.TYPE_INT_RGB);
                BufferedImages.copy(batch, i, picture, 0, 0);
                ImageIO.write(picture, "png", folder.resolve(name).toFile());
                labels.write(LabelCsvFormat.of(batch, i, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            labels.close();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }
}
