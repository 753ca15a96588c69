package ventral.render.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import ventral.contract.latent.Latent;
import ventral.render.stream.ImageBatch;

/** A folder of pictures, {@code {index}.png}, with one line of labels each in {@code labels.csv}. */
public final class PictureFolder implements AutoCloseable {

    private final Path folder;
    private final List<String> categories;
    private final List<String> identities;
    private final Writer labels;

    private PictureFolder(Path folder, List<String> categories, List<String> identities, Writer labels) {
        this.folder = folder;
        this.categories = categories;
        this.identities = identities;
        this.labels = labels;
    }

    /** Makes the folder if it is not there, and begins {@code labels.csv} anew. */
    public static PictureFolder create(Path folder, List<String> categories, List<String> identities) {
        try {
            Files.createDirectories(folder);
            Writer labels = Files.newBufferedWriter(folder.resolve("labels.csv"));
            labels.write("index,filename,category_name,identity_name,"
                    + Arrays.stream(Latent.values())
                            .map(latent -> latent.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(","))
                    + "\n");
            return new PictureFolder(folder, categories, identities, labels);
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
                Pictures.copy(batch, i, picture, 0, 0);
                ImageIO.write(picture, "png", folder.resolve(name).toFile());
                labels.write(line(batch, i, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    private String line(ImageBatch batch, int i, String name) {
        String latents = Arrays.stream(Latent.values())
                .map(latent -> number(latent, label(batch, latent, i)))
                .collect(Collectors.joining(","));
        return "%d,%s,%s,%s,%s%n"
                .formatted(
                        batch.firstImageIndex() + i,
                        name,
                        categories.get((int) label(batch, Latent.CATEGORY, i)),
                        identities.get((int) label(batch, Latent.IDENTITY, i)),
                        latents);
    }

    private static float label(ImageBatch batch, Latent latent, int i) {
        return Objects.requireNonNull(batch.labels().get(latent))[i];
    }

    private static String number(Latent latent, float value) {
        return latent.kind() == Latent.Kind.CLASS ? Integer.toString((int) value) : Float.toString(value);
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
