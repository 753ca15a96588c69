package ventral.gateway.panache.row;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Maps the id of a topic that the ledger is read from. */
@Entity
@Table(name = "source_topic")
@SuppressWarnings("NullAway.Init")
public class SourceTopicRow extends PanacheEntityBase {

    @Id
    public String topic;

    public UUID topicId;

    SourceTopicRow() {}

    public SourceTopicRow(String topic, UUID topicId) {
        this.topic = topic;
        this.topicId = topicId;
    }
}
