package ventral.gateway.ledger.query;

import java.util.List;
import java.util.UUID;

/**
 * Holds the rows that changed since a revision, oldest change first; a row that changed several times appears once,
 * with its last value.
 *
 * @param revision revision up to which {@code rows} is complete
 * @param incarnation incarnation of the ledger that was read
 */
public record ChangedRows<T>(List<ChangedRow<T>> rows, long revision, UUID incarnation) {

    /**
     * A row with its revision.
     *
     * @param revision revision at which the ledger wrote {@code value}; unique and increasing over time
     */
    public record ChangedRow<T>(T value, long revision) {}

    public ChangedRows {
        rows = List.copyOf(rows);
    }
}
