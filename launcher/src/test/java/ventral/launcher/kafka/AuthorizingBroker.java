package ventral.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.contract.topic.TopicAccess;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.testing.FreePorts;
import ventral.platform.kafka.KafkaAccessControl;

/** Runs a broker with a password and the access rules of every program, and calls it as one of its users. */
final class AuthorizingBroker implements AutoCloseable {

    static final String SUPER_USER = "broker";

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private final Ports ports = FreePorts.find();
    private final BrokerCredentials credentials = new BrokerCredentials(
            SUPER_USER,
            Stream.concat(Stream.of(SUPER_USER), TopicAccess.rulesByUser().keySet().stream())
                    .collect(Collectors.toMap(user -> user, user -> user + "-password")));

    private final LocalComponent broker;

    private AuthorizingBroker(Path folder) throws LaunchException {
        broker = EmbeddedKafka.start(folder, ports, credentials::applyTo);
    }

    static AuthorizingBroker start(Path folder) throws LaunchException {
        AuthorizingBroker broker = new AuthorizingBroker(folder);
        KafkaAccessControl.replace(broker.client(SUPER_USER), TopicAccess.rulesByUser());
        return broker;
    }

    String address(Endpoint port) {
        return ports.address(port);
    }

    /** Returns the settings of a client that logs in as a user. */
    Map<String, Object> client(String user) {
        Map<String, Object> client = new HashMap<>(credentials.clientSettings(user));
        client.put("bootstrap.servers", ports.address(Endpoint.BROKER));
        return client;
    }

    void write(String user, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(client(user), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", new byte[] {1})).get();
        }
    }

    void read(String user, String topic) {
        try (var consumer = consumer(client(user))) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // every topic has a record, so this ends early, also by a refusal
            assertThat(consumer.poll(ANSWER_LIMIT)).isNotEmpty();
        }
    }

    void subscribe(String user, String group, String topic) {
        Map<String, Object> client = client(user);
        client.put("group.id", group);
        try (var consumer = consumer(client)) {
            consumer.subscribe(List.of(topic));
            await().atMost(ANSWER_LIMIT).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> client) {
        return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    }

    void delete(String user, String topic) throws Exception {
        try (Admin admin = Admin.create(client(user))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** Returns the number of access rules that a user has. */
    int ruleCount(String user) throws Exception {
        try (Admin admin = Admin.create(client(SUPER_USER))) {
            Collection<?> found = admin.describeAcls(new AclBindingFilter(
                            ResourcePatternFilter.ANY,
                            new AccessControlEntryFilter(
                                    "User:" + user, null, AclOperation.ANY, AclPermissionType.ANY)))
                    .values()
                    .get();
            return found.size();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
