package ventral.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.StreamIntent;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.testing.FreePorts;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.platform.kafka.TableRules;

class EmbeddedKafkaTest {

    @TempDir
    Path temp;

    private final Ports ports = FreePorts.find();
    private final Map<String, Object> client = Map.of("bootstrap.servers", ports.address(Endpoint.BROKER));

    @Test
    void a_table_is_read_back_after_a_restart() throws Exception {
        StreamIntent intent = StreamIntent.newBuilder().setStream("streams/s").build();
        try (LocalComponent broker = EmbeddedKafka.start(temp.resolve("kafka"), ports)) {
            KafkaTopicAdmin.createIfAbsent(client, List.of(Topics.STREAM_INTENTS));
            write(Topics.STREAM_INTENTS, intent);
        }
        try (LocalComponent broker = EmbeddedKafka.start(temp.resolve("kafka"), ports)) {
            try (LiveTable<StreamIntent> table = LiveTables.of(client).openReadOnly(Topics.STREAM_INTENTS)) {
                table.refresh();
                assertThat(table.get("streams/s")).contains(intent);
                assertThat(table.rows(row -> true)).containsExactly(intent);
            }
        }
    }

    @Test
    void a_row_of_which_a_table_holds_a_part_is_read_again_whole() throws Exception {
        Topic<StreamIntent> topic = Topics.STREAM_INTENTS;
        try (LocalComponent broker = EmbeddedKafka.start(temp.resolve("kafka"), ports)) {
            KafkaTopicAdmin.createIfAbsent(client, List.of(topic));
            for (int i = 0; i < 50; i++) {
                write(topic, intent("streams/s" + i % 40, i));
            }
            TableRules<StreamIntent> names =
                    TableRules.<StreamIntent>lastRow().retaining(row -> intent(row.getStream(), 0));
            try (LiveTable<StreamIntent> table =
                    LiveTables.of(client).open(topic, (key, value) -> new CompletableFuture<>(), names)) {
                table.refresh();
                assertThat(table.get("streams/s7")).contains(intent("streams/s7", 0));
                assertThat(table.readWhole("streams/s7")).contains(intent("streams/s7", 47));
                assertThat(table.readWhole("streams/s30")).contains(intent("streams/s30", 30));
                write(topic, intent("streams/s30", 51));
                table.refresh();
                assertThat(table.readWhole("streams/s30")).contains(intent("streams/s30", 51));
            }
        }
    }

    private static StreamIntent intent(String stream, int seconds) {
        return StreamIntent.newBuilder()
                .setStream(stream)
                .setCreateTime(Timestamp.newBuilder().setSeconds(seconds))
                .build();
    }

    @Test
    void the_largest_image_batch_is_taken() throws Exception {
        byte[] noise = new byte[7 << 20];
        new Random(1).nextBytes(noise);
        Topic<ImageBatch> log = Topics.imageBatches(new StreamName("s"));
        ImageBatch batch = ImageBatch.newBuilder()
                .setStream("streams/s")
                .setPixels(ByteString.copyFrom(noise))
                .build();
        try (LocalComponent broker = EmbeddedKafka.start(temp.resolve("kafka"), ports)) {
            KafkaTopicAdmin.createIfAbsent(client, List.of(log));
            write(log, batch);
            try (LiveTable<ImageBatch> table = LiveTables.of(client).openReadOnly(log)) {
                table.refresh();
                assertThat(table.rows(row -> true)).contains(batch);
            }
        }
    }

    @Test
    void a_table_of_an_earlier_version_gets_the_settings_that_it_lacks_and_keeps_its_own() throws Exception {
        String name = Topics.SCORES.name();
        try (LocalComponent broker = EmbeddedKafka.start(temp.resolve("kafka"), ports);
                Admin admin = Admin.create(client)) {
            NewTopic earlier = new NewTopic(name, 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "segment.bytes", "16777216"));
            admin.createTopics(List.of(earlier)).all().get();
            KafkaTopicAdmin.createIfAbsent(client, List.of(Topics.SCORES));

            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            Config settings = admin.describeConfigs(List.of(resource))
                    .values()
                    .get(resource)
                    .get();
            assertThat(settings.get("delete.retention.ms").value()).isEqualTo("2592000000");
            assertThat(settings.get("segment.ms").value()).isEqualTo("86400000");
            assertThat(settings.get("segment.bytes").value()).isEqualTo("16777216");
            assertThat(settings.get("flush.messages").value()).isEqualTo("1");
        }
    }

    @Test
    void a_folder_of_other_files_is_told_of_with_the_remedy() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("kafka"));
        Files.writeString(folder.resolve("stray"), "?");
        assertThatThrownBy(() -> EmbeddedKafka.start(folder, ports))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("no meta.properties")
                .hasMessageContaining("--data");
    }

    private <T extends Message> void write(Topic<T> topic, T value) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("max.request.size", 9 << 20);
        settings.put("compression.type", "zstd");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), topic.key().apply(value), topic.encode(value)))
                    .get();
        }
    }
}
