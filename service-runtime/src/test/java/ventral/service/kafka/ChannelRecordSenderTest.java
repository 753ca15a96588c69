package ventral.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.platform.kafka.RecordPosition;

class ChannelRecordSenderTest {

    private static final byte[] ROW = {1};

    private final Channel channel = new Channel();
    private final ChannelRecordSender<Record<String, byte[]>> sender = ChannelRecordSender.of(channel);

    @Test
    void a_record_is_sent_when_the_broker_has_acknowledged_it_and_then_has_a_position() {
        CompletionStage<@Nullable RecordPosition> sent = sender.send("runs/a", ROW);
        assertThat(channel.sent.get(0).getPayload().key()).isEqualTo("runs/a");
        assertThat(channel.sent.get(0).getPayload().value()).isEqualTo(ROW);
        assertThat(sent.toCompletableFuture()).isNotDone();

        OutgoingMessageMetadata.setResultOnMessage(
                channel.sent.get(0), new RecordMetadata(new TopicPartition("run-statuses", 3), 40, 2, 0, 0, 0));
        channel.sent.get(0).ack();
        assertThat(sent.toCompletableFuture()).isCompletedWithValue(new RecordPosition(3, 42));
    }

    @Test
    void a_tombstone_is_a_record_without_a_value() {
        sender.send("runs/a", null);
        assertThat(channel.sent.get(0).getPayload().value()).isNull();
    }

    @Test
    void a_record_that_the_broker_refuses_is_not_sent() {
        CompletionStage<@Nullable RecordPosition> sent = sender.send("runs/a", ROW);
        channel.sent.get(0).nack(new RecordTooLargeException("9 MiB"));
        assertThat(sent.toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("9 MiB");
    }

    /** Keeps the messages that are sent to it. */
    private static final class Channel implements Emitter<Record<String, byte[]>> {

        private final List<Message<Record<String, byte[]>>> sent = new ArrayList<>();

        @Override
        public <M extends Message<? extends Record<String, byte[]>>> void send(M message) {
            sent.add(message.withPayload(message.getPayload()));
        }

        @Override
        public CompletionStage<Void> send(Record<String, byte[]> payload) {
            throw new UnsupportedOperationException("a message with metadata is sent");
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception failure) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
