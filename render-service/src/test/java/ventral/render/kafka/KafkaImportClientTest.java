package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.StreamIntent;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.LiveTable;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamProgress;

class KafkaImportClientTest {

    private static final Topic<StreamIntent> TOPIC = Topics.STREAM_INTENTS;
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
    private static final StreamName STREAM = new StreamName("s");
    private static final StreamSpec SPEC = StreamSpec.rendered(5, 160, 32, 8);
    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private long end;

    private final KafkaImportClient client = new KafkaImportClient(
            new LiveTable<>(
                    TOPIC,
                    () -> consumer,
                    (stream, intent) -> {
                        throw new UnsupportedOperationException("an importer writes no intent");
                    },
                    (row, cause) -> {}),
            producer,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void createTopic() {
        consumer.updatePartitions(TOPIC.name(), List.of(new PartitionInfo(TOPIC.name(), 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void a_stream_is_found_once_its_intent_exists_and_until_it_is_removed() {
        assertThat(client.find(STREAM)).isEmpty();
        append(intent().build());
        assertThat(client.find(STREAM)).hasValue(new DesiredStream(STREAM, SPEC, DesiredState.RENDERED));
        append(intent().setDeleted(true).build());
        assertThat(client.find(STREAM)).hasValue(new DesiredStream(STREAM, SPEC, DesiredState.DELETED));
        append(null);
        assertThat(client.find(STREAM)).isEmpty();
    }

    @Test
    void a_second_look_reads_only_what_was_appended_since() {
        append(intent().build());
        client.find(STREAM);
        client.find(STREAM);
        assertThat(consumer.position(PARTITION)).isEqualTo(1);
    }

    @Test
    void a_broker_that_does_not_answer_is_unavailable_and_is_asked_again() {
        append(intent().build());
        consumer.setPollException(new TimeoutException("no answer"));
        assertThatThrownBy(() -> client.find(STREAM))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the broker is unavailable: no answer");
        assertThat(client.find(STREAM)).isPresent();
    }

    @Test
    void a_broker_that_refuses_is_not_unavailable() {
        append(intent().build());
        consumer.setPollException(new AuthorizationException("not allowed"));
        assertThatThrownBy(() -> client.find(STREAM))
                .isInstanceOf(KafkaException.class)
                .hasMessage("not allowed");
    }

    @Test
    void progress_is_written_with_its_time() throws InvalidProtocolBufferException {
        client.accept(new StreamProgress(STREAM, StreamProgress.State.RENDERING, 8, null, null, null));
        ProducerRecord<String, byte[]> written = producer.history().get(0);
        assertThat(written.topic()).isEqualTo("stream-statuses");
        assertThat(written.key()).isEqualTo("streams/s");
        StreamStatus status = Topics.STREAM_STATUSES.decode(written.value());
        assertThat(status.getRenderedImageCount()).isEqualTo(8);
        assertThat(status.getUpdateTime().getSeconds()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void progress_that_the_broker_refuses_is_not_lost_silently() {
        producer.sendException = new RecordTooLargeException("too large");
        assertThatThrownBy(() ->
                        client.accept(new StreamProgress(STREAM, StreamProgress.State.RENDERING, 8, null, null, null)))
                .isInstanceOf(KafkaException.class);
        MockProducer<String, byte[]> refusing =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        KafkaImportClient other = new KafkaImportClient(
                new LiveTable<>(
                        TOPIC,
                        () -> consumer,
                        (stream, intent) -> CompletableFuture.completedFuture(null),
                        (row, cause) -> {}),
                refusing,
                Clock.fixed(NOW, ZoneOffset.UTC));
        CompletableFuture<Void> accepted = CompletableFuture.runAsync(
                () -> other.accept(new StreamProgress(STREAM, StreamProgress.State.RENDERING, 8, null, null, null)));
        while (!refusing.errorNext(new TimeoutException("no answer"))) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(accepted::join).hasCauseInstanceOf(StoreUnavailableException.class);
    }

    private static StreamIntent.Builder intent() {
        return StreamIntent.newBuilder().setStream(STREAM.toString()).setSpec(SpecMapper.toWire(SPEC));
    }

    /** Appends a record, which the consumer receives at a later poll. */
    private void append(@Nullable StreamIntent intent) {
        long offset = end++;
        byte[] value = intent == null ? null : TOPIC.encode(intent);
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(TOPIC.name(), 0, offset, STREAM.toString(), value)));
    }
}
