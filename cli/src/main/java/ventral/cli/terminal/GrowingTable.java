package ventral.cli.terminal;

import java.util.List;
import java.util.stream.IntStream;

/** A table whose rows come bit by bit. Its columns grow with their cells; what stands already stays as it is. */
public final class GrowingTable {

    private List<Integer> widths = List.of();

    /**
     * The lines to print: of the first rows with the headings over them.
     *
     * @param rows under the same headings each time
     */
    public List<String> add(Table rows) {
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
