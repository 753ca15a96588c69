package ventral.gateway.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import ventral.contract.topic.Topic;

/** Reads the ids of the source topics from the broker. A topic that is deleted and made again has another id. */
final class SourceTopicIds implements AutoCloseable {

    private final Admin admin;

    SourceTopicIds(Admin admin) {
        this.admin = admin;
    }

    /**
     * Returns the id of every source topic by the topic's name; empty if the broker's topics have no ids.
     *
     * @throws KafkaException if a topic does not exist or the broker does not answer
     */
    Map<String, UUID> read() {
        List<String> names = SourceTopics.all().stream().map(Topic::name).toList();
        Map<String, UUID> ids = new HashMap<>();
        try {
            admin.describeTopics(names).allTopicNames().get().forEach((topic, description) -> {
                Uuid id = description.topicId();
                if (!id.equals(Uuid.ZERO_UUID)) {
                    ids.put(topic, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
                }
            });
        } catch (ExecutionException e) {
            throw new KafkaException("the broker does not describe the source topics: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return ids;
    }

    @Override
    public void close() {
        admin.close();
    }
}
