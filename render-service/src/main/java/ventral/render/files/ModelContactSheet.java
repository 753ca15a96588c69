package ventral.render.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes contact sheets of models under the names of their categories, on as many pages as needed. */
public final class ModelContactSheet {

    /**
     * The images of one category.
     *
     * @param pictures square images, RGB, three bytes a pixel, rows from the top
     */
    public record CategoryThumbnails(String name, List<byte[]> pictures) {}

    /** One row of a group's images. */
    private record ThumbnailRow(String name, List<byte[]> pictures) {}

    private static final int WHITE = 0xffffff;

    private final int size;
    private final int columns;
    private final int rows;

    /**
     * Creates the layout of a page.
     *
     * @param size width and height of each image in pixels
     * @param columns images per row
     * @param rows rows of images per page
     */
    public ModelContactSheet(int size, int columns, int rows) {
        this.size = size;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Writes the pages.
     *
     * @param file PNG file; with several pages, {@code -1}, {@code -2}, … are inserted before its extension
     * @return the files that were written
     */
    public List<Path> write(List<CategoryThumbnails> groups, Path file) {
        List<ThumbnailRow> strips =
                groups.stream().flatMap(group -> strips(group).stream()).toList();
        List<Path> pages = new ArrayList<>();
        for (int first = 0; first < strips.size(); first += rows) {
            List<ThumbnailRow> page = strips.subList(first, Math.min(strips.size(), first + rows));
            pages.add(strips.size() <= rows ? file : numbered(file, first / rows + 1));
            writePage(page, pages.get(pages.size() - 1));
        }
        return pages;
    }

    private List<ThumbnailRow> strips(CategoryThumbnails group) {
        List<ThumbnailRow> strips = new ArrayList<>();
        for (int first = 0; first < group.pictures().size(); first += columns) {
            int end = Math.min(group.pictures().size(), first + columns);
            strips.add(new ThumbnailRow(group.name(), group.pictures().subList(first, end)));
        }
        return strips;
    }

    private void writePage(List<ThumbnailRow> strips, Path file) {
        int height = size + BitmapFont.HEIGHT;
        BufferedImage page = new BufferedImage(columns * size, strips.size() * height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                page.setRGB(x, y, WHITE);
            }
        }
        for (int i = 0; i < strips.size(); i++) {
            ThumbnailRow strip = strips.get(i);
            BitmapFont.write(strip.name(), page, 2, i * height);
            for (int column = 0; column < strip.pictures().size(); column++) {
                BufferedImages.copy(
                        strip.pictures().get(column), size, page, column * size, i * height + BitmapFont.HEIGHT);
            }
        }
        try {
            ImageIO.write(page, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static Path numbered(Path file, int page) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + "-" + page + name.substring(dot));
    }
}
