package ventral.cli.output;

import java.util.function.Function;

/**
 * One column of a sheet.
 *
 * @param name such as {@code spec.imageCount}
 * @param cell its value in a row; empty where there is none
 */
public record Column<R>(String name, Function<R, String> cell) {

    /** The same column for rows that a row of this can be had from. */
    public <T> Column<T> of(Function<T, R> row) {
        return new Column<>(name, cell.compose(row));
    }
}
