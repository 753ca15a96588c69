package ventral.gateway.panache;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Rows of one transaction, each kind fetched by one query. */
final class LoadedRows<R extends LedgerRow> {

    private final Class<R> type;
    private final Supplier<R> blank;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, R> rows = new HashMap<>();

    LoadedRows(Class<R> type, Supplier<R> blank) {
        this.type = type;
        this.blank = blank;
    }

    /** Says that a row will be asked for. */
    void want(String name) {
        wanted.add(name);
    }

    void load() {
        if (!wanted.isEmpty()) {
            for (R row : Panache.getSession().findMultiple(type, List.copyOf(wanted))) {
                if (row != null) {
                    rows.put(row.name, row);
                }
            }
        }
    }

    /** The row of that name, made if it is not there. */
    R get(String name) {
        return rows.computeIfAbsent(name, key -> {
            R row = blank.get();
            row.name = key;
            return row;
        });
    }

    void remove(String name) {
        R row = rows.remove(name);
        if (row != null && row.isPersistent()) {
            row.delete();
        }
    }
}
