package ventral.render.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ventral.render.imageset.ImageFiles;
import ventral.render.imageset.ImageSetException;
import ventral.render.imageset.ImageSetIndex;
import ventral.render.imageset.IndexRow;

/**
 * An image set in memory. Every image exists except those marked as lost, and has a single grey level, its row's
 * number.
 */
public final class InMemoryImageSet implements ImageSetIndex, ImageFiles {

    private final List<String> columns;
    private final List<List<String>> rows;
    private final Map<String, Integer> levels = new HashMap<>();

    /**
     * Creates an image set.
     *
     * @param file column with the paths of the images
     */
    public InMemoryImageSet(String file, List<String> columns, List<List<String>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            levels.put(rows.get(i).get(columns.indexOf(file)), i);
        }
    }

    public void lose(String path) {
        levels.remove(path);
    }

    public void put(String path, int level) {
        levels.put(path, level);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public int rowCount() {
        return rows.size();
    }

    @Override
    public IndexRow row(int row) {
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, columns.size()).forEach(i -> places.put(columns.get(i), i));
        return new IndexRow("index line " + (row + 2), places, rows.get(row));
    }

    @Override
    public void forEach(Consumer<IndexRow> reader, Consumer<ImageSetException> unreadable) {
        for (int i = 0; i < rows.size(); i++) {
            try {
                reader.accept(row(i));
            } catch (ImageSetException e) {
                unreadable.accept(e);
            }
        }
    }

    @Override
    public Optional<ImageFile> find(List<String> paths) {
        return paths.stream()
                .filter(levels::containsKey)
                .findFirst()
                .map(path -> new ImageFile(path, 100 + levels.get(path)));
    }

    @Override
    public byte[] read(String path, int size) {
        Integer level = levels.get(path);
        if (level == null || level < 0) {
            throw new ImageSetException("the picture %s is broken".formatted(path));
        }
        byte[] rgb = new byte[3 * size * size];
        Arrays.fill(rgb, level.byteValue());
        return rgb;
    }
}
