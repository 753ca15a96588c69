package ventral.gateway.panache.row;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import ventral.gateway.ledger.change.LedgerEntry;

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

    PositionRow() {}

    public PositionRow(LedgerEntry.Partition place) {
        this.topic = place.topic();
        this.partition = place.number();
    }

    public LedgerEntry.Partition place() {
        return new LedgerEntry.Partition(topic, partition);
    }
}
