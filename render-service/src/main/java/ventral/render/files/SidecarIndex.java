package ventral.render.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import ventral.render.imageset.ImageSetException;
import ventral.render.imageset.ImageSetIndex;
import ventral.render.imageset.IndexRow;
import ventral.render.imageset.TdwLayout;

/**
 * An index of TDW's later sets as they are stored on disk. The rows name only scene, category and model; a file next to
 * every image holds the other columns in a single line without a header.
 */
public final class SidecarIndex implements ImageSetIndex {

    private static final List<String> COLUMNS = List.of("scene", "wnid", "model");

    private final ImageSetIndex plain;
    private final ImageSetFolder folder;
    private final TdwLayout layout;
    private final Map<String, Integer> columns = new HashMap<>();

    private SidecarIndex(ImageSetIndex plain, Path folder) {
        this.plain = plain;
        this.folder = new ImageSetFolder(folder);
        this.layout = plain.rowCount() == 0 ? TdwLayout.TDW_2024 : layout(read(sidecar(plain.row(0), 0)));
        layout.published().forEach(column -> columns.put(column, columns.size()));
    }

    /**
     * Returns an index with all columns: the given one if it is complete, otherwise one that also reads the files next
     * to the images in a folder.
     */
    public static ImageSetIndex complete(ImageSetIndex plain, Path folder) {
        boolean tellsAll = !plain.columns().containsAll(COLUMNS);
        return tellsAll ? plain : new SidecarIndex(plain, folder);
    }

    @Override
    public List<String> columns() {
        return layout.published();
    }

    @Override
    public int rowCount() {
        return plain.rowCount();
    }

    @Override
    public IndexRow row(int row) {
        return complete(plain.row(row), row);
    }

    @Override
    public void forEach(Consumer<IndexRow> reader, Consumer<ImageSetException> unreadable) {
        int[] next = {0};
        plain.forEach(
                row -> {
                    IndexRow whole;
                    try {
                        whole = complete(row, next[0]++);
                    } catch (ImageSetException e) {
                        unreadable.accept(e);
                        return;
                    }
                    reader.accept(whole);
                },
                e -> {
                    next[0]++;
                    unreadable.accept(e);
                });
    }

    private IndexRow complete(IndexRow row, int number) {
        Path sidecar = sidecar(row, number);
        List<String> cells = read(sidecar);
        return new IndexRow("%s, %s".formatted(row.place(), sidecar), columns, cells);
    }

    /**
     * Returns the path of the file next to a row's image. A shuffled index holds the image's number in its own column.
     */
    private Path sidecar(IndexRow row, int number) {
        String image = row.columns().containsKey("org_index") ? row.text("org_index") : Integer.toString(number);
        String name = "img_%10s_info.csv".formatted(image).replace(' ', '0');
        String below = String.join("/", row.text("scene"), row.text("wnid"), row.text("model"), name);
        Path inImages = folder.resolve("images/" + below);
        return inImages.toFile().exists() ? inImages : folder.resolve(below);
    }

    private static List<String> read(Path sidecar) {
        try (CSVParser parser = CSVParser.parse(sidecar, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.stream()
                    .findFirst()
                    .orElseThrow(() -> new ImageSetException("%s is empty".formatted(sidecar)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ImageSetException("%s cannot be read: %s".formatted(sidecar, e), e);
        }
    }

    private static TdwLayout layout(List<String> cells) {
        return Arrays.stream(TdwLayout.values())
                .filter(layout -> layout.published().size() == cells.size())
                .findFirst()
                .orElseThrow(() -> new ImageSetException(
                        "the file next to the first image has %d cells; TDW's have 26 or 30".formatted(cells.size())));
    }
}
