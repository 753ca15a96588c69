package ventral.render.pack;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180). */
final class CsvReader {

    /**
     * One row of cells.
     *
     * @param line line of the file on which the row begins, from 1
     */
    record CsvRow(int line, List<String> cells) {}

    private CsvReader() {}

    /** Returns the rows of a text, without empty lines. */
    static List<CsvRow> rows(String text) {
        List<CsvRow> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int start = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i == text.length()) {
                throw new IllegalArgumentException("the quotes that open on line %d do not close".formatted(start));
            } else if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c == ',' || c == '\n') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            }
            if (!quoted && c == '\n') {
                if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                    rows.add(new CsvRow(start, List.copyOf(cells)));
                }
                cells.clear();
                start = line + 1;
            }
            line += c == '\n' ? 1 : 0;
        }
        return rows;
    }
}
