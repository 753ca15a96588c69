package ventral.platform.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of a table by the table's rules. Not safe for use by several threads.
 *
 * @param <T> type of the rows
 */
final class TableRows<T> {

    private final TableRules<T> rules;

    /** In the order in which the keys were last written. */
    private final Map<String, HeldRow<T>> rows = new LinkedHashMap<>();

    /** Rows after which the topic holds a lower one of the same key, by their keys. */
    private final Map<String, T> overwritten = new LinkedHashMap<>();

    TableRows(TableRules<T> rules) {
        this.rules = rules;
    }

    /**
     * Holds a row, or a part of it, with the position of its record.
     *
     * @param position of the row's record; null if it is not known
     */
    record HeldRow<T>(T row, @Nullable RecordPosition position) {}

    @Nullable HeldRow<T> find(String key) {
        return rows.get(key);
    }

    /** Returns the rows that match, in the order in which they were last written. */
    List<T> list(Predicate<? super T> filter) {
        return rows.values().stream().map(HeldRow::row).filter(filter).toList();
    }

    /**
     * Replaces a row, unless the new one is lower.
     *
     * @param row null to delete the row
     */
    void set(String key, @Nullable T row, @Nullable RecordPosition position) {
        HeldRow<T> present = rows.get(key);
        if (row != null && present != null && rules.order().compare(row, present.row()) < 0) {
            overwritten.put(key, present.row());
            return;
        }
        overwritten.remove(key);
        rows.remove(key);
        if (row != null) {
            rows.put(key, new HeldRow<>(rules.retained().apply(row), position));
        }
    }

    Map<String, T> overwritten() {
        return new LinkedHashMap<>(overwritten);
    }

    /** Returns false if the row was deleted or restored since. */
    boolean isOverwritten(String key, T row) {
        return overwritten.get(key) == row;
    }

    void clear() {
        rows.clear();
        overwritten.clear();
    }
}
