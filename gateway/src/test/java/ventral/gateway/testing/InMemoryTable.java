package ventral.gateway.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import ventral.contract.name.ResourceName;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.ChangedRows.ChangedRow;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.ResumeToken;
import ventral.gateway.ledger.query.SortField;
import ventral.gateway.ledger.query.SortOrder;

/** Holds one table in memory: its rows by name, each with the revision of its last change. Guarded by its ledger. */
final class InMemoryTable<T> {

    private final Function<T, ResourceName> name;
    private final Comparator<T> order;
    private final Map<String, Function<T, String>> fields;
    private final Map<ResourceName, ChangedRow<T>> rows = new HashMap<>();

    /**
     * Creates an empty table.
     *
     * @param fields fields that rows can be filtered by
     */
    InMemoryTable(Function<T, ResourceName> name, Comparator<T> order, Map<String, Function<T, String>> fields) {
        this.name = name;
        this.order = order;
        this.fields = fields;
    }

    Optional<T> find(ResourceName wanted) {
        return Optional.ofNullable(rows.get(wanted)).map(ChangedRow::value);
    }

    void put(T value, long revision) {
        rows.put(name.apply(value), new ChangedRow<>(value, revision));
    }

    List<T> all() {
        return rows.values().stream().map(ChangedRow::value).sorted(order).toList();
    }

    /**
     * Returns a page. The sort key of a row is its name; the page starts after the row of that name in the table's
     * order.
     */
    Page<T> list(Filter filter, String afterKey, int size, Predicate<T> listed) {
        Optional<T> after =
                all().stream().filter(row -> key(row).equals(afterKey)).findFirst();
        List<T> rest = all().stream()
                .filter(row -> listed.test(row) && matches(filter, row))
                .filter(row -> after.isEmpty() || order.compare(row, after.get()) > 0)
                .toList();
        return rest.size() <= size ? new Page<>(rest, "") : new Page<>(rest.subList(0, size), key(rest.get(size - 1)));
    }

    /** Returns a page sorted by a field and then by name; see {@link #list(Filter, String, int, Predicate)}. */
    <V extends Comparable<V>> Page<T> list(
            Filter filter,
            SortField<T, V> field,
            SortOrder.Direction direction,
            String afterKey,
            int size,
            Predicate<T> listed) {
        Comparator<T> ascending = field.comparator().thenComparing(this::key);
        Comparator<T> by = direction == SortOrder.Direction.ASCENDING ? ascending : ascending.reversed();
        List<T> rest = all().stream()
                .filter(row -> listed.test(row) && matches(filter, row))
                .sorted(by)
                .filter(row -> afterKey.isEmpty() || isBehind(row, field, direction, field.parseCursor(afterKey)))
                .toList();
        return rest.size() <= size
                ? new Page<>(rest, "")
                : new Page<>(rest.subList(0, size), field.key(rest.get(size - 1), key(rest.get(size - 1))));
    }

    private <V extends Comparable<V>> boolean isBehind(
            T row, SortField<T, V> field, SortOrder.Direction direction, SortField.SortCursor<V> after) {
        int byValue = field.value().apply(row).compareTo(after.value());
        int compared = byValue == 0 ? key(row).compareTo(after.name()) : byValue;
        return direction == SortOrder.Direction.ASCENDING ? compared > 0 : compared < 0;
    }

    ChangedRows<T> changes(Filter filter, long afterRevision, int size, ResumeToken now) {
        List<ChangedRow<T>> later = new ArrayList<>(rows.values().stream()
                .filter(row -> row.revision() > afterRevision && matches(filter, row.value()))
                .sorted(Comparator.comparingLong(ChangedRow::revision))
                .toList());
        if (later.size() <= size) {
            return new ChangedRows<>(later, now.revision(), now.incarnation());
        }
        List<ChangedRow<T>> first = later.subList(0, size);
        return new ChangedRows<>(first, first.get(size - 1).revision(), now.incarnation());
    }

    private String key(T row) {
        return name.apply(row).toString();
    }

    private boolean matches(Filter filter, T row) {
        return filter.equalities().entrySet().stream().allMatch(equality -> {
            Function<T, String> field = fields.get(equality.getKey());
            if (field == null) {
                throw new IllegalArgumentException("no field " + equality.getKey());
            }
            return field.apply(row).equals(equality.getValue());
        });
    }
}
