package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.RecordPosition;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamProgress;

class StreamStatusWriterTest {

    private static final Topic<StreamStatus> TOPIC = Topics.STREAM_STATUSES;
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
    private static final StreamName STREAM = new StreamName("s");
    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<byte[]> sent = new ArrayList<>();
    private long end;
    private CompletableFuture<@Nullable RecordPosition> acknowledgement = CompletableFuture.completedFuture(null);

    private final StreamStatusWriter writer = new StreamStatusWriter(
            new LiveTable<>(TOPIC, () -> consumer, this::send, (row, cause) -> {}), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void createTopic() {
        consumer.updatePartitions(TOPIC.name(), List.of(new PartitionInfo(TOPIC.name(), 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void a_status_is_written_with_its_time() throws InvalidProtocolBufferException {
        writer.accept(rendering(8));
        StreamStatus written = TOPIC.decode(sent.get(0));
        assertThat(written.getStream()).isEqualTo("streams/s");
        assertThat(written.getRenderedImageCount()).isEqualTo(8);
        assertThat(written.getUpdateTime().getSeconds()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void a_status_that_the_table_holds_is_not_written_again() throws InvalidProtocolBufferException {
        appendAsAnotherRenderer(8);
        writer.accept(rendering(8));
        assertThat(sent).isEmpty();
        writer.accept(rendering(16));
        writer.accept(rendering(16));
        assertThat(writtenImageCounts()).containsExactly(16L);
    }

    @Test
    void an_invalidated_table_is_refreshed_before_the_next_write() throws InvalidProtocolBufferException {
        writer.accept(rendering(8));
        appendAsAnotherRenderer(16);
        writer.invalidate();
        writer.accept(rendering(16));
        assertThat(writtenImageCounts()).containsExactly(8L);
        writer.accept(rendering(8));
        assertThat(writtenImageCounts()).containsExactly(8L, 8L);
    }

    @Test
    void a_table_that_was_not_invalidated_is_not_read_again() {
        writer.accept(rendering(8));
        appendAsAnotherRenderer(16);
        writer.accept(rendering(16));
        assertThat(sent).hasSize(2);
        assertThat(consumer.position(PARTITION)).isZero();
    }

    @Test
    void a_table_that_cannot_be_read_is_read_at_the_next_write() {
        appendAsAnotherRenderer(8);
        consumer.setPollException(new TimeoutException("no answer"));
        assertThatThrownBy(() -> writer.accept(rendering(8)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the broker is unavailable: no answer");
        writer.accept(rendering(8));
        assertThat(sent).isEmpty();
    }

    @Test
    void a_status_that_the_broker_did_not_take_is_written_again() throws InvalidProtocolBufferException {
        acknowledgement = CompletableFuture.failedFuture(new KafkaException("the broker is full"));
        assertThatThrownBy(() -> writer.accept(rendering(8))).hasMessageContaining("the broker is full");
        acknowledgement = CompletableFuture.completedFuture(null);
        writer.accept(rendering(8));
        assertThat(writtenImageCounts()).containsExactly(8L, 8L);
    }

    @Test
    void an_error_of_another_renderer_stands_until_partitions_are_assigned_anew() {
        writer.accept(rendering(8));
        append(STREAM.toString(), TOPIC.encode(StreamStatusMessage.of(StreamProgress.failed(STREAM, "no objects"))));
        assertThat(writer.hasErrorElsewhere(STREAM)).isTrue();
        writer.invalidate();
        assertThat(writer.hasErrorElsewhere(STREAM)).isFalse();
    }

    @Test
    void an_own_error_is_no_error_elsewhere() {
        writer.accept(StreamProgress.failed(STREAM, "no objects"));
        assertThat(writer.hasErrorElsewhere(STREAM)).isFalse();
    }

    @Test
    void an_error_that_another_renderer_has_overwritten_is_written_again() {
        writer.accept(StreamProgress.failed(STREAM, "no objects"));
        appendAsAnotherRenderer(16);
        writer.accept(StreamProgress.failed(STREAM, "no objects"));
        assertThat(sent).hasSize(2);
    }

    private CompletionStage<@Nullable RecordPosition> send(String stream, byte[] status) {
        sent.add(status);
        if (!acknowledgement.isCompletedExceptionally()) {
            append(stream, status);
        }
        return acknowledgement;
    }

    private void appendAsAnotherRenderer(long imageCount) {
        append(STREAM.toString(), TOPIC.encode(StreamStatusMessage.of(rendering(imageCount))));
    }

    /** Appends a record, which the consumer receives at a later poll. */
    private void append(String stream, byte[] status) {
        long offset = end++;
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(TOPIC.name(), 0, offset, stream, status)));
    }

    private List<Long> writtenImageCounts() throws InvalidProtocolBufferException {
        List<Long> counts = new ArrayList<>();
        for (byte[] status : sent) {
            counts.add(TOPIC.decode(status).getRenderedImageCount());
        }
        return counts;
    }

    private static StreamProgress rendering(long imageCount) {
        return new StreamProgress(STREAM, StreamProgress.State.RENDERING, imageCount, null, null, null);
    }
}
