package ventral.gateway.panache.row;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Base of the rows of the ledger's tables. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
public abstract class LedgerRow extends PanacheEntityBase {

    @Id
    public String name;

    /** Ascends in the default order of the table; null while only the reported status is known and not the intent. */
    public @Nullable String sortKey;

    public long revision;

    /** Converts the row to a value of the ledger. */
    public abstract Object value();

    /**
     * Resets the reported status to that of a resource that nobody has reported.
     *
     * @throws UnsupportedOperationException if no service reports the status of such a resource
     */
    public void resetStatus() {
        throw new UnsupportedOperationException(name + " has no reported status");
    }

    /** Returns true for a deleted row, which only watchers still receive. */
    public boolean isGone() {
        return false;
    }

    /** Returns a sort key for newest first, then by name. */
    final String newestFirst(Instant createTime) {
        return "%019d/%s".formatted(Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, createTime), name);
    }

    /** Returns a sort key for a run's checkpoints by images seen. */
    static String byImagesSeen(String run, long seenImageCount) {
        return "%s/%019d".formatted(run, seenImageCount);
    }
}
