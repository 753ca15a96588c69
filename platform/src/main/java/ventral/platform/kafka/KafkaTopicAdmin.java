package ventral.platform.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.contract.topic.Topic;

/**
 * Creates topics on the broker, and adds settings to those that were created by an earlier version. The replication
 * factor is the broker's default.
 */
public final class KafkaTopicAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicAdmin.class);

    /** Broker setting that is true if the broker has tiered storage. */
    private static final String SECOND_TIER = "remote.log.storage.system.enable";

    private KafkaTopicAdmin() {}

    /**
     * Creates the topics that do not exist yet, and sets on the others what they do not set themselves. Settings that
     * somebody has changed on a topic stay. Any service that needs a topic may call this first, in any order.
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
        Map<String, KafkaFuture<Void>> made = admin.createTopics(wanted).values();
        List<Topic<?>> present = new ArrayList<>();
        for (Topic<?> topic : topics) {
            try {
                got(Objects.requireNonNull(made.get(topic.name())));
            } catch (TopicExistsException e) {
                present.add(topic);
            }
        }
        if (!present.isEmpty()) {
            addSettings(admin, present);
        }
    }

    private static void addSettings(Admin admin, List<Topic<?>> topics) {
        List<ConfigResource> resources =
                topics.stream().map(KafkaTopicAdmin::resource).toList();
        try {
            Map<ConfigResource, Collection<AlterConfigOp>> changes =
                    absentSettings(topics, got(admin.describeConfigs(resources).all()));
            if (!changes.isEmpty()) {
                got(admin.incrementalAlterConfigs(changes).all());
                LOG.info("settings were added to existing topics: {}", changes);
            }
        } catch (KafkaException e) {
            LOG.warn("existing topics keep their settings: {}", e.getMessage());
        }
    }

    /**
     * Returns the changes that add settings to existing topics.
     *
     * @param found settings on the broker
     */
    static Map<ConfigResource, Collection<AlterConfigOp>> absentSettings(
            List<Topic<?>> topics, Map<ConfigResource, Config> found) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic<?> topic : topics) {
            Config present = found.get(resource(topic));
            List<AlterConfigOp> added = topic.settings().entrySet().stream()
                    .filter(setting ->
                            present != null && isInherited(present.get(setting.getKey()), setting.getValue()))
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!added.isEmpty()) {
                changes.put(resource(topic), added);
            }
        }
        return changes;
    }

    /** Returns true if a topic takes a setting from the broker, and it has another value than wanted. */
    private static boolean isInherited(@Nullable ConfigEntry found, String wanted) {
        return found == null
                || (found.source() != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG && !wanted.equals(found.value()));
    }

    private static ConfigResource resource(Topic<?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
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
            throw new KafkaException("the broker refuses a request about topics: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
