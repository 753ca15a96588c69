package ventral.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import ventral.gateway.ledger.query.LedgerUnavailableException;

class DeadLettersTest {

    private static final List<DeadLetter> LETTERS = List.of(
            new DeadLetter(new ConsumerRecord<>("scores", 0, 7, "runs/r1", "torn".getBytes(UTF_8)), "it is torn"));

    private final List<String> counted = new ArrayList<>();

    @Test
    void a_letter_is_counted_once_the_broker_has_it() {
        FakeEmitter emitter = new FakeEmitter(Message::ack);
        letters(emitter).put(LETTERS);

        assertThat(counted).containsExactly("scores.dead");
        Message<byte[]> sent = emitter.sent.get(0);
        assertThat(sent.getPayload()).isEqualTo("torn".getBytes(UTF_8));
        OutgoingKafkaRecordMetadata<?> record =
                sent.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertThat(record.getTopic()).isEqualTo("scores.dead");
        assertThat(record.getHeaders().lastHeader("dead-letter-cause").value()).isEqualTo("it is torn".getBytes(UTF_8));
        assertThat(record.getHeaders().lastHeader("dead-letter-offset").value()).isEqualTo("7".getBytes(UTF_8));
    }

    @Test
    void a_broker_that_does_not_acknowledge_stops_the_ledger_before_the_hole() {
        assertThatThrownBy(() -> letters(new FakeEmitter(message -> {})).put(LETTERS))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("1 dead letters");
        assertThat(counted).isEmpty();
    }

    @Test
    void a_letter_that_the_broker_refuses_for_its_size_stays_in_its_own_topic() {
        letters(new FakeEmitter(message -> message.nack(new RecordTooLargeException())))
                .put(LETTERS);
        assertThat(counted).isEmpty();
    }

    private DeadLetters letters(FakeEmitter emitter) {
        return new DeadLetters(emitter, counted::add, Duration.ofMillis(100));
    }
}
