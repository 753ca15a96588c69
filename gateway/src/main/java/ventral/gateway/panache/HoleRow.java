package ventral.gateway.panache;

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
class HoleRow extends PanacheEntityBase {

    record Key(String topic, String key) {}

    @Id
    public String topic;

    @Id
    public String key;

    public String cause;

    HoleRow() {}

    HoleRow(Key key) {
        this.topic = key.topic();
        this.key = key.key();
    }

    String description() {
        return "%s in %s: %s".formatted(key, topic, cause);
    }
}
