package ventral.gateway.panache;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.gateway.panache.row.LedgerRow;

/** Holds the rows of one table in a transaction, fetched by one query. */
final class LoadedRows<R extends LedgerRow> {

    private final Class<R> type;
    private final Supplier<R> blank;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, R> rows = new HashMap<>();

    LoadedRows(Class<R> type, Supplier<R> blank) {
        this.type = type;
        this.blank = blank;
    }

    /** Registers a row to be fetched by {@link #load}. */
    void request(String name) {
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

    /** Returns the row of that name; null if it does not exist. */
    @Nullable R find(String name) {
        return rows.get(name);
    }

    /** Returns the row of that name, creating it if it does not exist. */
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
