package ventral.gateway.panache.row;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Maps a hole: a key whose last record could not be read. */
@Entity
@Table(name = "hole")
@IdClass(HoleRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class HoleRow extends PanacheEntityBase {

    public record Key(String topic, String key) {}

    @Id
    public String topic;

    @Id
    public String key;

    public String cause;

    HoleRow() {}

    public HoleRow(Key key) {
        this.topic = key.topic();
        this.key = key.key();
    }

    public String description() {
        return "%s in %s: %s".formatted(key, topic, cause);
    }
}
