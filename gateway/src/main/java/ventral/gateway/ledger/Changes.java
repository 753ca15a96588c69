package ventral.gateway.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What has changed since a revision, oldest change first; of a thing that changed more than once only the last.
 *
 * @param revision up to which nothing is left out of {@code rows}
 * @param incarnation of the ledger that says so
 */
public record Changes<T>(List<Revised<T>> rows, long revision, UUID incarnation) {

    /** @param revision at which the ledger wrote {@code value}; unique, and growing with time */
    public record Revised<T>(T value, long revision) {}

    public Changes {
        rows = List.copyOf(rows);
    }
}
