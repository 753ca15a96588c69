package ventral.render.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import ventral.render.imageset.ImageSetException;
import ventral.render.imageset.ImageSetIndex;
import ventral.render.imageset.IndexRow;

/**
 * An index in a file of comma-separated values (RFC 4180, UTF-8) with a header line. Only the positions of the rows are
 * kept in memory. Thread-safe.
 */
public final class CsvIndex implements ImageSetIndex, AutoCloseable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    /** Name of a column without a header, such as the row numbers that pandas writes. */
    private static final String NAMELESS = "(without a heading)";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final FileChannel channel;
    private final List<String> headings;
    private final Map<String, Integer> columns;

    /** Byte offsets at which each row begins, and the offset at which the last row ends. */
    private final long[] starts;

    /** Line numbers at which each row begins, from 1. */
    private final int[] lines;

    private CsvIndex(Path file, FileChannel channel, List<String> headings, RowOffsets places) {
        this.file = file;
        this.channel = channel;
        this.headings = headings;
        this.columns = numbered(file, headings);
        this.starts = Arrays.copyOf(places.starts, places.count + 1);
        this.lines = Arrays.copyOf(places.lines, places.count);
    }

    /**
     * Opens an index and reads the positions of its rows.
     *
     * @throws ImageSetException if the file cannot be read or has no header line
     */
    public static CsvIndex open(Path file) {
        try (CSVParser rows = parser(file)) {
            var all = rows.iterator();
            if (!all.hasNext()) {
                throw new ImageSetException("the index %s is empty; its first line names its columns".formatted(file));
            }
            List<String> headings = headings(all.next());
            RowOffsets places = new RowOffsets();
            // until the next call, the parser is positioned after the row that it returned last
            for (long line = rows.getCurrentLineNumber(); all.hasNext(); line = rows.getCurrentLineNumber()) {
                places.add(all.next().getBytePosition(), Math.toIntExact(line + 1));
            }
            FileChannel channel = FileChannel.open(file);
            places.starts[places.count] = channel.size();
            return new CsvIndex(file, channel, headings, places);
        } catch (IOException | UncheckedIOException e) {
            throw new ImageSetException("the index %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static CSVParser parser(Path file) throws IOException {
        return CSVParser.builder()
                .setPath(file)
                .setFormat(FORMAT)
                .setCharset(StandardCharsets.UTF_8)
                .setTrackBytes(true)
                .get();
    }

    /** Positions of rows, in arrays that grow. */
    private static final class RowOffsets {

        private long[] starts = new long[1024];
        private int[] lines = new int[1024];
        private int count;

        void add(long start, int line) {
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
                lines = Arrays.copyOf(lines, 2 * lines.length);
            }
            starts[count] = start;
            lines[count++] = line;
        }
    }

    private static List<String> headings(CSVRecord first) {
        return first.stream()
                .map(heading -> heading.replace(BYTE_ORDER_MARK, "").strip())
                .map(heading -> heading.isEmpty() ? NAMELESS : heading)
                .toList();
    }

    private static Map<String, Integer> numbered(Path file, List<String> headings) {
        Map<String, Integer> columns = new HashMap<>();
        for (String heading : headings) {
            if (columns.put(heading, columns.size()) != null) {
                throw new ImageSetException("the index %s has two columns '%s'".formatted(file, heading));
            }
        }
        return columns;
    }

    @Override
    public List<String> columns() {
        return headings;
    }

    @Override
    public int rowCount() {
        return lines.length;
    }

    @Override
    public IndexRow row(int row) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(starts[row + 1] - starts[row]));
        try {
            while (bytes.hasRemaining() && channel.read(bytes, starts[row] + bytes.position()) >= 0) {
                // continues until the row is complete
            }
            String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            try (CSVParser one = CSVParser.parse(text, FORMAT)) {
                return row(row, one.iterator().next());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ImageSetException("%s cannot be read: %s".formatted(place(row), e.getMessage()), e);
        }
    }

    @Override
    public void forEach(Consumer<IndexRow> reader, Consumer<ImageSetException> unreadable) {
        try (CSVParser rows = parser(file)) {
            rows.stream().skip(1).forEach(record -> {
                IndexRow row;
                try {
                    row = row(Math.toIntExact(record.getRecordNumber() - 2), record);
                } catch (ImageSetException e) {
                    unreadable.accept(e);
                    return;
                }
                reader.accept(row);
            });
        } catch (IOException | UncheckedIOException e) {
            throw new ImageSetException("the index %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private IndexRow row(int row, CSVRecord record) {
        return new IndexRow(place(row), columns, record.toList());
    }

    private String place(int row) {
        return "%s line %d".formatted(file.getFileName(), lines[row]);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
