package ventral.render.imageset;

import java.util.List;
import java.util.Map;

/**
 * What an index says of one image.
 *
 * @param place where it says so, such as {@code index.csv line 17}
 * @param columns the place of each column among the cells
 */
public record IndexRow(String place, Map<String, Integer> columns, List<String> cells) {

    /** @throws ImageSetException if the row has fewer or more cells than there are columns */
    public IndexRow {
        if (cells.size() != columns.size()) {
            throw new ImageSetException(
                    "%s has %d cells, and there are %d columns".formatted(place, cells.size(), columns.size()));
        }
    }

    /** @throws ImageSetException if there is no such column, or nothing in it */
    public String text(String column) {
        Integer at = columns.get(column);
        if (at == null) {
            throw new ImageSetException("%s: there is no column '%s'".formatted(place, column));
        }
        String cell = cells.get(at).strip();
        if (cell.isEmpty()) {
            throw unfit(column, "it is empty");
        }
        return cell;
    }

    /** @throws ImageSetException if there is no such column, or no finite number in it */
    public double number(String column) {
        String cell = text(column);
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw unfit(column, "'%s' is not a finite number".formatted(cell));
    }

    private ImageSetException unfit(String column, String why) {
        return new ImageSetException("%s, column '%s': %s".formatted(place, column, why));
    }
}
