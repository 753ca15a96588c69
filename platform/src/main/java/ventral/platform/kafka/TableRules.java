package ventral.platform.kafka;

import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * States which row of a key a table keeps, and what it holds of the row.
 *
 * @param order order of the rows of one key: a row does not replace a higher one, and equal rows replace one another
 * @param retained returns what is held of a row; a table that restores rows holds them whole
 * @param <T> type of the rows
 */
public record TableRules<T>(Comparator<? super T> order, UnaryOperator<T> retained) {

    /** Returns the rules of a table in which a record replaces every earlier one of its key. Rows are held whole. */
    public static <T> TableRules<T> lastRow() {
        return new TableRules<>((one, other) -> 0, UnaryOperator.identity());
    }

    /** Returns the same rules, by which a record replaces a row that is not higher. */
    public TableRules<T> orderedBy(Comparator<? super T> rowOrder) {
        return new TableRules<>(rowOrder, retained);
    }

    /** Returns the same rules, by which a part of each row is held. */
    public TableRules<T> retaining(UnaryOperator<T> part) {
        return new TableRules<>(order, part);
    }
}
