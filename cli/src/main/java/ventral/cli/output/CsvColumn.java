package ventral.cli.output;

import java.util.function.Function;

/**
 * A column of CSV output.
 *
 * @param name heading, such as {@code spec.imageCount}
 * @param cell returns the column's value in a row; empty if the row has none
 */
public record CsvColumn<R>(String name, Function<R, String> cell) {

    /** Returns the same column for rows of another type, from which a row of this type can be derived. */
    public <T> CsvColumn<T> of(Function<T, R> row) {
        return new CsvColumn<>(name, cell.compose(row));
    }
}
