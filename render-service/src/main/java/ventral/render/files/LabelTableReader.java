package ventral.render.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import ventral.render.pack.LabelTable;

/** Reads label tables from comma-separated values (RFC 4180). Empty lines are skipped. */
public final class LabelTableReader {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false) // the parser would count them as lines of the next row
            .setIgnoreSurroundingSpaces(true)
            .setTrailingData(true)
            .get();

    private LabelTableReader() {}

    /**
     * Reads a table from text.
     *
     * @param file name of the file, for errors
     * @throws IllegalArgumentException if the table is invalid; the message names file, line and column
     */
    public static LabelTable read(String text, String file) {
        try {
            return LabelTable.of(rows(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static List<LabelTable.TextRow> rows(String text) {
        List<LabelTable.TextRow> rows = new ArrayList<>();
        long lineCount = 0; // lines of the rows so far
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                List<String> cells = records.next().stream().map(String::strip).toList();
                if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                    rows.add(new LabelTable.TextRow(Math.toIntExact(lineCount + 1), cells));
                }
                // until the next call, the parser is positioned after the row that it returned last
                lineCount = parser.getCurrentLineNumber();
            }
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "the quotes that open on line %d do not close".formatted(lineCount + 1), e);
        }
    }
}
