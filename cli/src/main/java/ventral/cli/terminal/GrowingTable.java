package ventral.cli.terminal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that is printed as its rows arrive. Columns widen with later cells; lines already printed stay as they are.
 */
public final class GrowingTable {

    private List<Integer> widths = List.of();

    /**
     * Returns the lines to print for these rows; the first call includes the headings.
     *
     * @param rows rows with the same headings as in the first call
     */
    public List<String> add(TextTable rows) {
        if (widths.isEmpty()) {
            widths = rows.widths();
            return rows.lines();
        }
        List<Integer> more = rows.widths();
        List<Integer> before = widths;
        widths = IntStream.range(0, before.size())
                .mapToObj(i -> Math.max(before.get(i), more.get(i)))
                .toList();
        return rows.rowLines(widths);
    }
}
