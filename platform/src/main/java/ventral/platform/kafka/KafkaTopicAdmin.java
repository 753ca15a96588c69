package ventral.platform.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import ventral.contract.topic.Topic;

/** Creates topics on the broker. The replication factor is the broker's default. */
public final class KafkaTopicAdmin {

    /** Broker setting that is true if the broker has tiered storage. */
    private static final String SECOND_TIER = "remote.log.storage.system.enable";

    private KafkaTopicAdmin() {}

    /**
     * Creates the topics that do not exist yet. Any service that needs a topic may call this first, in any order.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @throws KafkaException if the broker refuses
     */
    public static void createIfAbsent(Map<String, Object> kafka, Collection<Topic<?>> topics) {
        try (Admin admin = Admin.create(kafka)) {
            make(admin, topics, Map.of());
        }
    }

    /**
     * Creates a stream's log if it does not exist yet. Logs are most of what brokers store, so old segments move to
     * remote storage where the brokers have tiered storage.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @throws KafkaException if the broker refuses
     */
    public static void createLogIfAbsent(Map<String, Object> kafka, Topic<?> log) {
        try (Admin admin = Admin.create(kafka)) {
            make(
                    admin,
                    List.of(log),
                    hasSecondTier(admin) ? Map.of(TopicConfig.REMOTE_LOG_STORAGE_ENABLE_CONFIG, "true") : Map.of());
        }
    }

    private static void make(Admin admin, Collection<Topic<?>> topics, Map<String, String> moreSettings) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> {
                    Map<String, String> settings = new HashMap<>(topic.settings());
                    settings.putAll(moreSettings);
                    return new NewTopic(topic.name(), Optional.of(topic.partitionCount()), Optional.empty())
                            .configs(settings);
                })
                .toList();
        for (KafkaFuture<Void> made : admin.createTopics(wanted).values().values()) {
            try {
                got(made);
            } catch (TopicExistsException e) {
                continue; // another process created it first
            }
        }
    }

    private static boolean hasSecondTier(Admin admin) {
        Node any = got(admin.describeCluster().nodes()).iterator().next();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, any.idString());
        ConfigEntry entry = got(admin.describeConfigs(List.of(broker)).all()).values().stream()
                .findAny()
                .map(settings -> settings.get(SECOND_TIER))
                .orElse(null);
        return entry != null && Boolean.parseBoolean(entry.value());
    }

    private static <T> T got(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException there) {
                throw there;
            }
            throw new KafkaException("cannot create a topic: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
