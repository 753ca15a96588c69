package ventral.gateway.panache.row;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;

/** Maps how far a partition has been read. */
@Entity
@Table(name = "position")
@IdClass(PositionRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class PositionRow extends PanacheEntityBase {

    record Key(String topic, int partition) {}

    @Id
    public String topic;

    @Id
    public int partition;

    public long nextOffset;

    /** Leader epoch of the record that was read last; null if it is unknown. */
    public @Nullable Integer leaderEpoch;

    PositionRow() {}

    public PositionRow(LedgerEntry.Partition place) {
        this.topic = place.topic();
        this.partition = place.number();
    }

    public LedgerEntry.Partition place() {
        return new LedgerEntry.Partition(topic, partition);
    }

    public LedgerWriter.ReadPosition value() {
        return new LedgerWriter.ReadPosition(nextOffset, leaderEpoch);
    }
}
