package ventral.render.imageset;

import java.util.List;
import java.util.Map;

/**
 * An index's row for one image.
 *
 * @param place position of the row for error messages, such as {@code index.csv line 17}
 * @param columns index of each column among the cells
 */
public record IndexRow(String place, Map<String, Integer> columns, List<String> cells) {

    /**
     * Creates a row.
     *
     * @throws ImageSetException if the number of cells differs from the number of columns
     */
    public IndexRow {
        if (cells.size() != columns.size()) {
            throw new ImageSetException(
                    "%s has %d cells, and there are %d columns".formatted(place, cells.size(), columns.size()));
        }
    }

    /**
     * Returns a cell's text.
     *
     * @throws ImageSetException if the column does not exist or the cell is empty
     */
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

    /**
     * Returns a cell's number.
     *
     * @throws ImageSetException if the column does not exist or the cell holds no finite number
     */
    public double number(String column) {
        String cell = text(column);
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw unfit(column, "'%s' is not a finite number".formatted(cell));
    }

    private ImageSetException unfit(String column, String why) {
        return new ImageSetException("%s, column '%s': %s".formatted(place, column, why));
    }
}
