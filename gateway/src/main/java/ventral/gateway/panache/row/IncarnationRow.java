package ventral.gateway.panache.row;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.UUID;

/** Maps the single row that identifies the ledger and holds its revision. */
@Entity
@Table(name = "incarnation")
@SuppressWarnings("NullAway.Init")
public class IncarnationRow extends PanacheEntityBase {

    private static final int ONLY = 1;

    @Id
    public int id;

    public UUID uuid;

    /** Revision of the ledger's last change. */
    public long revision;

    public static IncarnationRow read() {
        return IncarnationRow.findById(ONLY);
    }

    /** Locks the row, so that every other writer waits until the transaction ends. */
    public static IncarnationRow lock() {
        return IncarnationRow.findById(ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
