package ventral.cli.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import ventral.cli.doctor.BrokerState;
import ventral.cli.doctor.BrokerState.GroupState;
import ventral.cli.doctor.BrokerState.TopicState;

/** Reads the state of a broker's topics and consumer groups. */
public final class BrokerStateReader {

    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private BrokerStateReader() {}

    /**
     * Reads the state of a broker.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @param topics topics whose records are counted
     * @throws KafkaException if the broker cannot be reached
     */
    public static BrokerState of(Map<String, Object> kafka, Set<String> topics, Collection<String> groups) {
        try (Admin admin = Admin.create(kafka)) {
            return new BrokerState(topics(admin, topics), groups(admin, groups));
        } catch (ExecutionException e) {
            throw new KafkaException("cannot query the broker: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Map<String, TopicState> topics(Admin admin, Set<String> counted)
            throws ExecutionException, InterruptedException {
        Set<String> names = admin.listTopics().names().get();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get();
        Map<String, TopicState> topics = new HashMap<>();
        for (TopicDescription topic : described.values()) {
            Map<String, String> settings =
                    settings(configs, new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            int needed = Integer.parseInt(settings.getOrDefault(MIN_IN_SYNC, "1"));
            topics.put(
                    topic.name(),
                    new TopicState(
                            topic.partitions().size(),
                            settings,
                            count(topic, partition -> partition.leader() == null),
                            count(topic, partition -> partition.isr().size() < needed),
                            counted.contains(topic.name()) ? records(admin, topic) : 0));
        }
        return topics;
    }

    private static int count(TopicDescription topic, Predicate<TopicPartitionInfo> is) {
        return (int) topic.partitions().stream().filter(is).count();
    }

    private static Map<String, String> settings(Map<ConfigResource, Config> configs, ConfigResource topic) {
        return Objects.requireNonNull(configs.get(topic)).entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static long records(Admin admin, TopicDescription topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = topic.partitions().stream()
                .filter(partition -> partition.leader() != null)
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic.name(), partition.partition()),
                        partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private static Map<String, GroupState> groups(Admin admin, Collection<String> names)
            throws ExecutionException, InterruptedException {
        Set<String> there = admin.listConsumerGroups().all().get().stream()
                .map(listing -> listing.groupId())
                .filter(names::contains)
                .collect(Collectors.toSet());
        return admin.describeConsumerGroups(there).all().get().values().stream()
                .collect(Collectors.toMap(
                        ConsumerGroupDescription::groupId,
                        group -> new GroupState(
                                group.members().size(),
                                group.members().stream()
                                        .mapToInt(member -> member.assignment()
                                                .topicPartitions()
                                                .size())
                                        .sum())));
    }
}
