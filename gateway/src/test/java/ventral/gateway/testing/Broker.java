package ventral.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** Starts a Kafka broker for a test of the gateway, and injects itself into fields of this type. */
public final class Broker implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> more;
    private @Nullable KafkaRaftServer server;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable Path folder;
    private String address = "";
    private String controller = "";

    public Broker() {
        this(Map.of());
    }

    /**
     * Configures the broker.
     *
     * @param more settings of the broker
     */
    public Broker(Map<String, String> more) {
        this.more = Map.copyOf(more);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("broker");
            address = "127.0.0.1:" + freePort();
            controller = "127.0.0.1:" + freePort();
            format(folder);
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
        resume();
        producer = new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer());
        return Map.of("kafka.bootstrap.servers", address);
    }

    /** Stops the broker and keeps its data. */
    public void halt() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Restarts the broker; returns when it accepts requests. */
    public void resume() {
        Properties settings = settings(String.valueOf(folder), address, controller);
        settings.putAll(more);
        server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
    }

    /** Returns the properties that a client connects with. */
    public Map<String, Object> connection() {
        return new HashMap<>(Map.of("bootstrap.servers", address));
    }

    /** Writes records; returns when the broker has acknowledged them. */
    public void put(List<ProducerRecord<String, byte[]>> records) {
        if (producer == null) {
            throw new IllegalStateException("the broker is not started");
        }
        records.forEach(producer::send);
        producer.flush();
    }

    /** Returns every record of a topic. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(connection(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static Properties settings(String folder, String address, String controller) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@" + controller,
                "listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(address, controller),
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", folder,
                "auto.create.topics.enable", "false",
                "offsets.topic.replication.factor", "1",
                "log.cleaner.dedupe.buffer.size", "4194304"));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Broker.class));
    }

    @Override
    public void stop() {
        if (producer != null) {
            producer.close();
        }
        halt();
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
