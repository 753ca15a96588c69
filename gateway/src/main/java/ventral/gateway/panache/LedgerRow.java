package ventral.gateway.panache;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A thing of the ledger as a row. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
abstract class LedgerRow extends PanacheEntityBase {

    @Id
    public String name;

    /** Ascends in the order of the table; null while only the progress of a thing is known and not the thing. */
    public @Nullable String sortKey;

    public long revision;

    /** The thing, in the ledger's words. */
    abstract Object value();

    /** True for what only watchers are still told of. */
    boolean isGone() {
        return false;
    }

    /** Sorts the newest first, and by name what is equally new. */
    final String newestFirst(Instant createTime) {
        return "%019d/%s".formatted(Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, createTime), name);
    }

    /** Sorts a run's checkpoints by images seen. */
    static String byImagesSeen(String run, long seenImageCount) {
        return "%s/%019d".formatted(run, seenImageCount);
    }
}
