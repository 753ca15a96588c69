package ventral.trainer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ResumePointDeadLettersTest {

    private static final byte[] TORN = {-1, -1, -1};

    private final List<String> notified = new ArrayList<>();
    private final List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();
    private Predicate<ConsumerRecord<String, byte[]>> copied = record -> false;
    private CompletableFuture<Void> acknowledgement = CompletableFuture.completedFuture(null);

    private final ResumePointDeadLetters letters = new ResumePointDeadLetters(
            (record, cause) -> notified.add(record.topic()), record -> copied.test(record), letter -> {
                sent.add(letter);
                return acknowledgement;
            });

    @Test
    void a_resume_point_is_copied_with_its_place_and_the_cause() {
        letters.onUndecodable(new ConsumerRecord<>("resume-points", 0, 7, "runs/r", TORN), "it is torn");
        assertThat(notified).containsExactly("resume-points");
        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("resume-points.dead");
            assertThat(letter.key()).isEqualTo("runs/r");
            assertThat(letter.value()).isEqualTo(TORN);
            assertThat(header(letter, "dead-letter-cause")).isEqualTo("it is torn");
            assertThat(header(letter, "dead-letter-topic")).isEqualTo("resume-points");
            assertThat(header(letter, "dead-letter-partition")).isEqualTo("0");
            assertThat(header(letter, "dead-letter-offset")).isEqualTo("7");
        });
    }

    @Test
    void a_resume_point_that_was_copied_before_is_only_notified() {
        copied = record -> record.offset() == 7;
        letters.onUndecodable(new ConsumerRecord<>("resume-points", 0, 7, "runs/r", TORN), "it is torn");
        letters.onUndecodable(new ConsumerRecord<>("resume-points", 0, 8, "runs/r", TORN), "it is torn");
        assertThat(notified).hasSize(2);
        assertThat(sent)
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, "dead-letter-offset")).isEqualTo("8"));
    }

    @Test
    void a_resume_point_is_copied_if_the_dead_letters_cannot_be_read() {
        copied = record -> {
            throw new TimeoutException("the broker does not answer");
        };
        letters.onUndecodable(new ConsumerRecord<>("resume-points", 0, 7, "runs/r", TORN), "it is torn");
        assertThat(sent).hasSize(1);
    }

    @Test
    void records_of_other_tables_are_left_to_the_gateway() {
        letters.onUndecodable(new ConsumerRecord<>("checkpoints", 0, 7, "runs/r", TORN), "it is torn");
        assertThat(notified).containsExactly("checkpoints");
        assertThat(sent).isEmpty();
    }

    @Test
    void a_letter_that_the_broker_does_not_take_does_not_stop_the_reader() {
        acknowledgement = CompletableFuture.failedFuture(new IllegalStateException("the broker is full"));
        letters.onUndecodable(new ConsumerRecord<>("resume-points", 0, 7, "runs/r", TORN), "it is torn");
        assertThat(sent).hasSize(1);
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
