package ventral.render.files;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import ventral.render.surroundings.Photograph;

/** Reads JPEG and PNG photographs. */
public final class PhotographReader {

    /** Greatest number of photographs in a folder: each takes 2 MB of memory. */
    public static final int MOST = 512;

    /** Smallest width and height of a photograph in pixels. */
    private static final int LEAST = 64;

    private static final Pattern NAME = Pattern.compile("(.+)\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);

    private PhotographReader() {}

    /**
     * Reads every {@code .jpg}, {@code .jpeg} and {@code .png} file of a folder, by name.
     *
     * @throws IllegalArgumentException if there is no such file, there are more than {@value #MOST}, or one cannot be
     *     read
     */
    public static List<Photograph> read(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of photographs %s cannot be read".formatted(folder), e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "no .jpg or .png file is in the folder of photographs %s".formatted(folder));
        }
        if (files.size() > MOST) {
            throw new IllegalArgumentException(
                    "the folder of photographs %s has %d; keep at most %d in it".formatted(folder, files.size(), MOST));
        }
        return files.parallelStream().map(PhotographReader::readOne).toList();
    }

    private static Photograph readOne(Path file) {
        BufferedImage picture;
        try {
            picture = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the photograph %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        if (picture == null) {
            throw new IllegalArgumentException("%s is neither a JPEG nor a PNG image".formatted(file));
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (Math.min(width, height) < LEAST) {
            throw new IllegalArgumentException("the photograph %s is %d x %d; it needs at least %d pixels each way"
                    .formatted(file, width, height, LEAST));
        }
        String name = NAME.matcher(file.getFileName().toString()).replaceFirst("$1");
        return new Photograph(name, (float) width / height, square(picture));
    }

    private static byte[] square(BufferedImage picture) {
        int size = Photograph.SIZE;
        BufferedImage square = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.drawImage(picture.getScaledInstance(size, size, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return BufferedImages.rgb(square);
    }
}
