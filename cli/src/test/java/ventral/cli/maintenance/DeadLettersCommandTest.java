package ventral.cli.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import ventral.cli.Ventral;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.DeadLetterRecord;
import ventral.cli.kafka.DeadLetterStore;
import ventral.cli.kafka.TopicStore;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.launcher.TemporaryBroker;
import ventral.launcher.component.LaunchException;
import ventral.platform.kafka.KafkaTopicAdmin;

/** Runs the commands on a broker whose run-intents hold one record that no service can decode. */
final class DeadLettersCommandTest {

    private static final Topic<?> TABLE = Topics.RUN_INTENTS;
    private static final int PARTITION = 9;
    private static final String KEY = "runs/r1";
    private static final byte[] TORN = "torn".getBytes(UTF_8);

    private TemporaryBroker broker;

    @BeforeEach
    void start() throws LaunchException, IOException {
        broker = TemporaryBroker.start();
        KafkaTopicAdmin.createIfAbsent(kafka(), List.of(TABLE, TABLE.deadLetters()));
        write(new ProducerRecord<>(TABLE.name(), PARTITION, KEY, TORN));
        writeLetter();
        writeLetter();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_record_is_listed_once_though_it_has_two_letters() throws IOException {
        assertThat(run("list")).isEmpty();
        assertThat(letters().all(TABLE))
                .extracting(DeadLetterRecord::id)
                .containsExactly("run-intents/0", "run-intents/1");
        assertThat(letters().open(TABLE)).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("run-intents/1");
            assertThat(letter.key()).isEqualTo(KEY);
            assertThat(letter.value()).isEqualTo(TORN);
            assertThat(letter.position()).isEqualTo("offset 0 of run-intents-9");
            assertThat(letter.cause()).isEqualTo("it is torn");
        });
    }

    @Test
    void a_letter_is_shown() {
        assertThat(run("show", "run-intents/1")).isEmpty();
        assertThat(run("show", "run-intents/7")).contains("there is no dead letter run-intents/7");
        assertThat(run("show", "nonsense")).contains("there is no dead letter nonsense");
    }

    @Test
    void a_replayed_record_is_in_its_partition_again() throws IOException {
        assertThat(run("replay", "run-intents/1")).isEmpty();

        List<TopicRecord> records = new ArrayList<>();
        new TopicStore(kafka()).all(TABLE.name(), records::add);
        assertThat(records).hasSize(2).allSatisfy(row -> {
            assertThat(row.partition()).isEqualTo(PARTITION);
            assertThat(row.key()).isEqualTo(KEY);
            assertThat(row.value()).isEqualTo(TORN);
        });
        assertThat(letters().open(TABLE)).as("the new record has no letter yet").isEmpty();
    }

    @Test
    void a_key_is_dropped_only_when_that_is_confirmed() throws IOException {
        assertThat(run("drop", "run-intents/1")).contains("runs/r1 would be deleted from run-intents", "--yes");
        assertThat(letters().open(TABLE)).hasSize(1);

        assertThat(run("drop", "run-intents/1", "--yes")).isEmpty();
        assertThat(letters().open(TABLE)).isEmpty();
        List<TopicRecord> rows = new ArrayList<>();
        new TopicStore(kafka()).latest(TABLE.name(), rows::add);
        assertThat(rows).isEmpty();
    }

    @Test
    void a_later_record_of_the_key_is_neither_replaced_nor_deleted() throws IOException {
        write(new ProducerRecord<>(TABLE.name(), PARTITION, KEY, "whole".getBytes(UTF_8)));

        assertThat(letters().open(TABLE)).isEmpty();
        assertThat(run("replay", "run-intents/1")).contains("nothing was changed");
        assertThat(run("drop", "run-intents/1", "--yes")).contains("nothing was changed");

        List<TopicRecord> rows = new ArrayList<>();
        new TopicStore(kafka()).latest(TABLE.name(), rows::add);
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isEqualTo("whole".getBytes(UTF_8)));
    }

    private void writeLetter() {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(TABLE.deadLetterName(), KEY, TORN);
        letter.headers()
                .add("dead-letter-cause", "it is torn".getBytes(UTF_8))
                .add("dead-letter-topic", TABLE.name().getBytes(UTF_8))
                .add("dead-letter-partition", Integer.toString(PARTITION).getBytes(UTF_8))
                .add("dead-letter-offset", "0".getBytes(UTF_8));
        write(letter);
    }

    private void write(ProducerRecord<String, byte[]> row) {
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(row);
        }
    }

    private DeadLetterStore letters() {
        return new DeadLetterStore(new TopicStore(kafka()));
    }

    /** Captures standard error. */
    private String run(String command, String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine line = Ventral.commandLine();
        line.setErr(new PrintWriter(errors));
        List<String> words = new ArrayList<>(List.of("dead-letters", command));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--bootstrap-server", broker.address()));
        line.execute(words.toArray(String[]::new));
        return errors.toString();
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.address());
    }
}
