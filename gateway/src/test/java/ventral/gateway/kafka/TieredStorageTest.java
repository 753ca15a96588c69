package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.gateway.testing.Broker;
import ventral.platform.kafka.KafkaTopicAdmin;

/** Tests image logs on brokers with and without tiered storage. */
class TieredStorageTest {

    private static final Topic<?> LOG = Topics.imageBatches(new StreamName("s1"));

    @Test
    void a_log_may_move_where_brokers_have_a_second_tier() throws Exception {
        assertThat(settingsOn(new Broker(Map.of(
                        "remote.log.storage.system.enable", "true",
                        "remote.log.storage.manager.class.name", NoOpRemoteStorage.class.getName(),
                        "remote.log.metadata.manager.class.name", NoOpRemoteStorage.class.getName()))))
                .containsAllEntriesOf(LOG.settings())
                .containsEntry("remote.storage.enable", "true");
    }

    @Test
    void a_log_stays_where_they_have_none() throws Exception {
        assertThat(settingsOn(new Broker()))
                .containsAllEntriesOf(LOG.settings())
                .containsEntry("remote.storage.enable", "false");
    }

    private static Map<String, String> settingsOn(Broker broker) throws Exception {
        broker.start();
        try (Admin admin = Admin.create(broker.connection())) {
            KafkaTopicAdmin.createLogIfAbsent(broker.connection(), LOG);
            KafkaTopicAdmin.createLogIfAbsent(broker.connection(), LOG); // another renderer does the same
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, LOG.name());
            Config settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            return settings.entries().stream().collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
        } finally {
            broker.stop();
        }
    }
}
