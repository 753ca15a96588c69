package ventral.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings, each column as wide as its widest cell.
 *
 * @param rows rows with as many cells as there are columns
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {

    /** Alignment of a column: left for words, right for figures. */
    public enum Align {
        LEFT,
        RIGHT
    }

    public record Column(String heading, Align align) {}

    private static final String GAP = "  ";

    public TextTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row %s has %d cells, not %d".formatted(row, row.size(), columns.size()));
            }
        }
    }

    public static Column words(String heading) {
        return new Column(heading, Align.LEFT);
    }

    public static Column figures(String heading) {
        return new Column(heading, Align.RIGHT);
    }

    /** Returns the headings, a rule and the rows. */
    public List<String> lines() {
        List<Integer> widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        lines.add(String.join(GAP, widths.stream().map("─"::repeat).toList()));
        lines.addAll(rowLines(widths));
        return lines;
    }

    /** Returns the width of each column in characters. */
    List<Integer> widths() {
        return IntStream.range(0, columns.size()).mapToObj(this::width).toList();
    }

    /** Returns the rows without the headings, in columns of the given widths or wider. */
    List<String> rowLines(List<Integer> widths) {
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return Math.max(
                columns.get(column).heading().length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths.get(i) - cells.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(
                    switch (columns.get(i).align()) {
                        case LEFT -> cells.get(i) + padding;
                        case RIGHT -> padding + cells.get(i);
                    });
        }
        return line.toString().stripTrailing();
    }
}
