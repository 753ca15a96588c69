package ventral.platform.kafka;

import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * States which rows a table accepts, which row of a key it keeps, and what it holds of the row.
 *
 * @param check check of each row that is read; a row that fails it is skipped as one that cannot be decoded
 * @param order order of the rows of one key: a row does not replace a higher one, and equal rows replace one another
 * @param retained returns what is held of a row; a table that restores rows holds them whole
 * @param <T> type of the rows
 */
public record TableRules<T>(RowCheck<? super T> check, Comparator<? super T> order, UnaryOperator<T> retained) {

    /** Checks that a row can be converted to what its reader needs. */
    public interface RowCheck<T> {

        /**
         * Converts the row.
         *
         * @throws RuntimeException if the row cannot be converted
         */
        void check(T row);
    }

    /** Returns the rules of a table in which a record replaces every earlier one of its key. Rows are held whole. */
    public static <T> TableRules<T> lastRow() {
        return new TableRules<>(row -> {}, (one, other) -> 0, UnaryOperator.identity());
    }

    /** Returns the same rules with a check of each row that is read. */
    public TableRules<T> checkedBy(RowCheck<? super T> rowCheck) {
        return new TableRules<>(rowCheck, order, retained);
    }

    /** Returns the same rules, by which a record replaces a row that is not higher. */
    public TableRules<T> orderedBy(Comparator<? super T> rowOrder) {
        return new TableRules<>(check, rowOrder, retained);
    }

    /** Returns the same rules, by which a part of each row is held. */
    public TableRules<T> retaining(UnaryOperator<T> part) {
        return new TableRules<>(check, order, part);
    }
}
