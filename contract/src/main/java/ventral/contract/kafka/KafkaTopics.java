package ventral.contract.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import ventral.contract.topic.Topic;

/** Makes topics on the broker. Replication is the broker's default. */
public final class KafkaTopics {

    private KafkaTopics() {}

    /**
     * Makes those topics that are not there yet; whoever needs a topic may call this first, in any order.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @throws KafkaException if the broker refuses
     */
    public static void ensure(Map<String, Object> kafka, Collection<Topic<?>> topics) {
        try (Admin admin = Admin.create(kafka)) {
            List<NewTopic> wanted = topics.stream()
                    .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitionCount()), Optional.empty())
                            .configs(topic.settings()))
                    .toList();
            for (KafkaFuture<Void> made : admin.createTopics(wanted).values().values()) {
                awaitUnlessThere(made);
            }
        }
    }

    private static void awaitUnlessThere(KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot make a topic: " + e.getCause(), e.getCause());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
