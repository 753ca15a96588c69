package ventral.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.cli.Ventral;
import ventral.cli.backup.BackupReader;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.TopicStore;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.Artifact;
import ventral.events.v1.BenchmarkStatus;
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

/** Backs up one broker and restores into another with the commands that an operator uses. */
final class BackupTest {

    private static final Topic<ImageBatch> PHOTOGRAPHS = Topics.imageBatches(new StreamName("photographs"));
    private static final String SHA256 = Sha256.hex("weights".getBytes(StandardCharsets.UTF_8));
    private static final Topic<ImageBatch> RENDERED = Topics.imageBatches(new StreamName("s1"));

    @TempDir
    private Path folder;

    private TemporaryBroker from;
    private TemporaryBroker to;

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

    @Test
    void the_last_values_are_restored_where_they_were() {
        fill();

        assertThat(run("backup", backup(), "--bootstrap-server", from.address()))
                .isEqualTo("");
        assertThat(restore()).isEqualTo("");

        for (Topic<?> topic : List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.CHECKPOINTS)) {
            assertThat(table(to, topic)).as(topic.name()).isEqualTo(table(from, topic));
        }
        assertThat(table(to, Topics.RUN_INTENTS)).containsOnlyKeys("runs/r2");
        assertThat(table(to, PHOTOGRAPHS)).as("what cannot be rendered again").hasSize(1);
        assertThat(new TopicStore(kafka(to)).names()).doesNotContain(RENDERED.name());
    }

    @Test
    void files_are_copied_and_checkpoints_told_where_they_are_now() throws IOException {
        fill();
        Path copies = folder.resolve("copies");

        assertThat(backUp(copies)).isEqualTo("");
        Path moved = Files.move(copies, folder.resolve("moved"));
        assertThat(run("restore", backup(), "--bootstrap-server", to.address(), "--artifacts", moved.toString()))
                .isEqualTo("");

        CheckpointWritten restored =
                (CheckpointWritten) table(to, Topics.CHECKPOINTS).get("runs/r2/checkpoints/0");
        assertThat(Path.of(URI.create(restored.getWeights().getUri())))
                .isEqualTo(moved.resolve(SHA256 + ".safetensors"))
                .hasContent("weights");
    }

    @Test
    void a_file_outside_the_root_is_neither_copied_nor_restored_and_the_others_are() throws IOException {
        fill();
        Path secret = Files.writeString(folder.resolve(SHA256 + ".safetensors"), "weights");
        int forged = 0;
        for (String uri : List.of(secret.toUri().toString(), "file:///etc/passwd", "not a URI", "file:relative")) {
            write(from, Topics.CHECKPOINTS, 1, checkpoint("runs/forged/checkpoints/" + forged++, uri));
        }
        Path copies = folder.resolve("copies");

        backUp(copies);
        assertThat(copies).isDirectoryContaining("glob:**" + SHA256 + ".safetensors");
        try (Stream<Path> files = Files.list(copies)) {
            assertThat(files).hasSize(1);
        }
        assertThat(restore()).contains("4 records of", "are refused", "--skip-refused", "nothing was changed");
        assertThat(new TopicStore(kafka(to)).names()).isEmpty();

        assertThat(restore("--skip-refused")).isEqualTo("");
        assertThat(table(to, Topics.CHECKPOINTS)).containsOnlyKeys("runs/r2/checkpoints/0");
    }

    @Test
    void a_damaged_copy_is_not_restored() throws IOException {
        fill();
        Path copies = folder.resolve("copies");
        backUp(copies);
        Files.writeString(copies.resolve(SHA256 + ".safetensors"), "weighty");

        assertThat(restore("--artifacts", copies.toString())).contains("1 records of", "are refused");
        assertThat(new TopicStore(kafka(to)).names()).isEmpty();
    }

    @Test
    void an_interrupted_restore_is_continued() throws IOException {
        fill();
        backUp(folder.resolve("copies"));
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.CHECKPOINTS));
        try (TopicStore.RecordWriter writer = new TopicStore(kafka(to)).openWriter()) {
            new BackupReader(Path.of(backup())).read((topic, row) -> {
                if (topic.equals(Topics.CHECKPOINTS.name())) {
                    writer.write(topic, row, Sha256.hex(Path.of(backup())));
                }
            });
        }

        assertThat(restore()).contains("is not empty", "--resume");
        assertThat(restore("--resume")).isEqualTo("");
        assertThat(restore("--resume")).isEqualTo("");

        for (Topic<?> topic : List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.CHECKPOINTS, PHOTOGRAPHS)) {
            assertThat(table(to, topic)).as(topic.name()).isEqualTo(table(from, topic));
        }
        assertThat(new TopicStore(kafka(to)).recordCount(Topics.CHECKPOINTS.name()))
                .isEqualTo(1);
        assertThat(new TopicStore(kafka(to)).recordCount(PHOTOGRAPHS.name())).isEqualTo(1);
    }

    @Test
    void a_restore_of_another_backup_is_not_continued() throws IOException {
        fill();
        backUp(folder.resolve("copies"));
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.RUN_INTENTS));
        try (TopicStore.RecordWriter writer = new TopicStore(kafka(to)).openWriter()) {
            writer.write(Topics.RUN_INTENTS.name(), new TopicRecord(0, "runs/own", new byte[0], 5), "0f".repeat(32));
        }

        assertThat(restore("--resume")).contains("is not empty", "nothing was changed");
    }

    @Test
    void nothing_is_restored_over_what_is_there() {
        fill();
        run("backup", backup(), "--bootstrap-server", from.address());
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.RUN_INTENTS));
        write(
                to,
                Topics.RUN_INTENTS,
                0,
                RunIntent.newBuilder().setRun("runs/own").build());

        assertThat(restore())
                .contains("run-intents of " + to.address() + " is not empty (1 records", "nothing was changed");
        assertThat(table(to, Topics.RUN_INTENTS)).containsOnlyKeys("runs/own");
    }

    @Test
    void what_a_scorer_has_said_at_its_start_stays() {
        fill();
        KafkaTopicAdmin.createIfAbsent(kafka(from), List.of(Topics.BENCHMARKS));
        write(from, Topics.BENCHMARKS, 0, benchmark(1));
        run("backup", backup(), "--bootstrap-server", from.address());
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.BENCHMARKS));
        write(to, Topics.BENCHMARKS, 0, benchmark(2));

        assertThat(restore()).isEqualTo("");

        assertThat(table(to, Topics.BENCHMARKS).values()).containsExactly(benchmark(2));
    }

    @Test
    void a_dry_run_writes_nothing() {
        fill();
        run("backup", backup(), "--bootstrap-server", from.address());

        assertThat(restore("--dry-run")).isEqualTo("");

        assertThat(new TopicStore(kafka(to)).names()).isEmpty();
    }

    @Test
    void a_broker_of_something_else_is_not_saved() {
        assertThat(run("backup", backup(), "--bootstrap-server", from.address()))
                .contains("no topic stream-intents");
        assertThat(folder).isEmptyDirectory();
    }

    private void fill() {
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

    private static RunIntent run(String name, boolean cancelled) {
        return RunIntent.newBuilder().setRun(name).setCancelled(cancelled).build();
    }

    private static BenchmarkStatus benchmark(int version) {
        return BenchmarkStatus.newBuilder()
                .setBenchmark("benchmarks/b1")
                .setVersion(version)
                .build();
    }

    private CheckpointWritten checkpoint() {
        try {
            Path file =
                    Files.writeString(Files.createDirectories(artifacts()).resolve(SHA256 + ".safetensors"), "weights");
            return checkpoint("runs/r2/checkpoints/0", file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CheckpointWritten checkpoint(String name, String uri) {
        return CheckpointWritten.newBuilder()
                .setCheckpoint(name)
                .setWeights(Artifact.newBuilder()
                        .setUri(uri)
                        .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(SHA256))))
                .build();
    }

    private String backUp(Path copies) {
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

    private String restore(String... options) {
        List<String> arguments = new ArrayList<>(List.of("restore", backup()));
        arguments.addAll(List.of(
                "--bootstrap-server",
                to.address(),
                "--artifact-root",
                artifacts().toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private Path artifacts() {
        return folder.resolve("artifacts");
    }

    private String backup() {
        return folder.resolve("ventral.backup").toString();
    }

    /** Captures standard error. */
    private static String run(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine line = Ventral.commandLine();
        line.setErr(new PrintWriter(errors));
        line.execute(arguments);
        return errors.toString();
    }

    private static <T extends Message> Map<String, T> table(TemporaryBroker broker, Topic<T> topic) {
        try (LiveTable<T> table = LiveTables.of(kafka(broker)).openReadOnly(topic)) {
            table.refresh();
            Map<String, T> rows = new LinkedHashMap<>();
            table.rows(row -> true).forEach(row -> rows.put(topic.key().apply(row), row));
            return rows;
        }
    }

    private static <T extends Message> void write(TemporaryBroker broker, Topic<T> topic, int partition, T value) {
        write(broker, topic.name(), partition, topic.key().apply(value), topic.encode(value));
    }

    private static void delete(TemporaryBroker broker, Topic<?> topic, int partition, String key) {
        write(broker, topic.name(), partition, key, null);
    }

    private static void write(
            TemporaryBroker broker, String topic, int partition, String key, byte @Nullable [] value) {
        try (var producer = new KafkaProducer<>(kafka(broker), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, key, value));
        }
    }

    private static Map<String, Object> kafka(TemporaryBroker broker) {
        return Map.of("bootstrap.servers", broker.address());
    }
}
