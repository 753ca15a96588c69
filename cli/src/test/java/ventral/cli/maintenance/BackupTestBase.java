package ventral.cli.maintenance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.cli.Ventral;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.RunIntent;
import ventral.events.v1.StreamIntent;
import ventral.launcher.TemporaryBroker;
import ventral.launcher.component.LaunchException;
import ventral.platform.digest.Sha256;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.type.v1.ImportSpec;
import ventral.type.v1.StreamSpec;

/** Runs the commands with which an operator backs up one broker and restores into another. */
abstract class BackupTestBase {

    static final Topic<ImageBatch> PHOTOGRAPHS = Topics.imageBatches(new StreamName("photographs"));
    static final String SHA256 = Sha256.hex("weights".getBytes(StandardCharsets.UTF_8));
    static final Topic<ImageBatch> RENDERED = Topics.imageBatches(new StreamName("s1"));

    @TempDir
    Path folder;

    TemporaryBroker from;
    TemporaryBroker to;

    @BeforeEach
    void start() throws LaunchException, IOException {
        from = TemporaryBroker.start();
        to = TemporaryBroker.start();
    }

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    void fill() {
        KafkaTopicAdmin.createIfAbsent(
                kafka(from),
                List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.CHECKPOINTS, PHOTOGRAPHS, RENDERED));
        write(
                from,
                Topics.STREAM_INTENTS,
                4,
                StreamIntent.newBuilder().setStream("streams/s1").build());
        write(
                from,
                Topics.STREAM_INTENTS,
                7,
                StreamIntent.newBuilder()
                        .setStream("streams/photographs")
                        .setSpec(StreamSpec.newBuilder().setImported(ImportSpec.getDefaultInstance()))
                        .build());
        write(from, Topics.RUN_INTENTS, 9, run("runs/r1", false));
        write(from, Topics.RUN_INTENTS, 2, run("runs/r2", false));
        write(from, Topics.RUN_INTENTS, 2, run("runs/r2", true));
        delete(from, Topics.RUN_INTENTS, 9, "runs/r1");
        write(from, Topics.CHECKPOINTS, 1, checkpoint());
        write(
                from,
                PHOTOGRAPHS,
                3,
                ImageBatch.newBuilder().setStream("streams/photographs").build());
        write(from, RENDERED, 0, ImageBatch.newBuilder().setStream("streams/s1").build());
    }

    static RunIntent run(String name, boolean cancelled) {
        return RunIntent.newBuilder().setRun(name).setCancelled(cancelled).build();
    }

    CheckpointWritten checkpoint() {
        try {
            Path file =
                    Files.writeString(Files.createDirectories(artifacts()).resolve(SHA256 + ".safetensors"), "weights");
            return checkpoint("runs/r2/checkpoints/0", file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CheckpointWritten checkpoint(String name, String uri) {
        return CheckpointWritten.newBuilder()
                .setCheckpoint(name)
                .setWeights(Artifact.newBuilder()
                        .setUri(uri)
                        .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(SHA256))))
                .build();
    }

    String backUp(Path copies) {
        return run(
                "backup",
                backup(),
                "--bootstrap-server",
                from.address(),
                "--artifacts",
                copies.toString(),
                "--artifact-root",
                artifacts().toString());
    }

    String restore(String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", backup()));
        arguments.addAll(List.of(
                "--bootstrap-server",
                to.address(),
                "--artifact-root",
                artifacts().toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    Path artifacts() {
        return folder.resolve("artifacts");
    }

    String backup() {
        return folder.resolve("ventral.backup").toString();
    }

    /** Captures standard error. */
    static String run(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine line = Ventral.commandLine();
        line.setErr(new PrintWriter(errors));
        line.execute(arguments);
        return errors.toString();
    }

    static <T extends Message> Map<String, T> table(TemporaryBroker broker, Topic<T> topic) {
        try (LiveTable<T> table = LiveTables.of(kafka(broker)).openReadOnly(topic)) {
            table.refresh();
            Map<String, T> rows = new LinkedHashMap<>();
            table.rows(row -> true).forEach(row -> rows.put(topic.key().apply(row), row));
            return rows;
        }
    }

    static <T extends Message> void write(TemporaryBroker broker, Topic<T> topic, int partition, T value) {
        write(broker, topic.name(), partition, topic.key().apply(value), topic.encode(value));
    }

    static void delete(TemporaryBroker broker, Topic<?> topic, int partition, String key) {
        write(broker, topic.name(), partition, key, null);
    }

    static void write(TemporaryBroker broker, String topic, int partition, String key, byte @Nullable [] value) {
        try (var producer = new KafkaProducer<>(kafka(broker), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, key, value));
        }
    }

    static Map<String, Object> kafka(TemporaryBroker broker) {
        return Map.of("bootstrap.servers", broker.address());
    }
}
