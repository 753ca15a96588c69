package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.RunStatus;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.opentelemetry.OpenTelemetryTracer;
import ventral.platform.opentelemetry.TraceSampler;
import ventral.platform.tracing.TraceParent;
import ventral.type.v1.RunState;

/** Tests how the positions of the ledger are compared with the logs that they were reached in. */
class SourceTopicConsumerTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final UUID INCARNATION = new UUID(0, 1);
    private static final UUID TOPIC_ID = new UUID(0, 2);
    private static final UUID NEW_TOPIC_ID = new UUID(0, 3);
    private static final String TOPIC = Topics.RUN_STATUSES.name();
    private static final TopicPartition STATUSES = new TopicPartition(TOPIC, 0);
    private static final LedgerEntry.Partition PARTITION = new LedgerEntry.Partition(TOPIC, 0);

    private final Map<TopicPartition, OffsetAndMetadata> checkedSeeks = new HashMap<>();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none") {
        @Override
        public synchronized void seek(TopicPartition partition, OffsetAndMetadata position) {
            checkedSeeks.put(partition, position);
            super.seek(partition, position);
        }
    };
    private final RecordingWriter writer = new RecordingWriter();
    private Map<String, UUID> topicIds = Map.of(TOPIC, TOPIC_ID);

    @BeforeEach
    void the_topic_of_statuses_has_three_records() {
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Topic<?> topic : SourceTopics.all()) {
            consumer.updatePartitions(
                    topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), null, null)));
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            beginnings.put(partition, 0L);
            ends.put(partition, partition.equals(STATUSES) ? 3L : 0L);
        }
        consumer.updateBeginningOffsets(beginnings);
        consumer.updateEndOffsets(ends);
    }

    @Test
    void a_topic_that_was_made_anew_with_as_many_records_is_not_the_ledgers() {
        topicIds = Map.of(TOPIC, NEW_TOPIC_ID);
        assertThatThrownBy(() -> open(3, 7, Map.of(TOPIC, TOPIC_ID)))
                .isInstanceOf(SourceTopicConsumer.DivergedLedgerException.class)
                .hasMessageContaining("%s with the id %s".formatted(TOPIC, TOPIC_ID));
        assertThat(consumer.closed()).isTrue();
        assertThat(writer.topicIds).isNull();
    }

    @Test
    void a_topic_that_is_made_anew_while_it_is_followed_is_not_the_ledgers_any_more() {
        SourceTopicConsumer reading = open(3, 7, Map.of(TOPIC, TOPIC_ID));
        topicIds = Map.of(TOPIC, NEW_TOPIC_ID);
        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(reading::poll)
                        .isInstanceOf(SourceTopicConsumer.DivergedLedgerException.class));
    }

    @Test
    void a_ledger_that_has_read_more_than_there_is_has_diverged() {
        assertThatThrownBy(() -> open(4, 7, Map.of(TOPIC, TOPIC_ID)))
                .isInstanceOf(SourceTopicConsumer.DivergedLedgerException.class)
                .hasMessageContaining("up to offset 4, but the topic ends at 3");
    }

    @Test
    void a_position_is_checked_with_the_leader_epoch_of_the_record_before_it() {
        SourceTopicConsumer reading = open(3, 7, Map.of(TOPIC, TOPIC_ID));
        assertThat(checkedSeeks).isEqualTo(Map.of(STATUSES, new OffsetAndMetadata(3, Optional.of(7), "")));
        assertThat(reading.isCaughtUp()).isTrue();
    }

    @Test
    void a_position_of_an_earlier_version_is_taken_as_it_is() {
        SourceTopicConsumer reading = open(2, null, Map.of());
        assertThat(checkedSeeks).isEmpty();
        assertThat(reading.next()).containsEntry(STATUSES, 2L);
    }

    @Test
    void a_position_before_the_first_record_that_is_left_is_not_checked() {
        consumer.updateBeginningOffsets(Map.of(STATUSES, 2L));
        SourceTopicConsumer reading = open(1, 7, Map.of(TOPIC, TOPIC_ID));
        assertThat(checkedSeeks).isEmpty();
        assertThat(reading.next()).containsEntry(STATUSES, 2L);
    }

    @Test
    void the_ids_of_the_topics_are_stored_when_the_ledger_has_none_or_others() {
        open(3, 7, Map.of());
        assertThat(writer.topicIds).isEqualTo(topicIds);
    }

    @Test
    void ids_that_the_ledger_has_are_not_stored_again() {
        open(3, 7, topicIds);
        assertThat(writer.topicIds).isNull();
    }

    @Test
    void an_entry_states_the_leader_epoch_of_its_record() {
        SourceTopicConsumer reading = open(3, 7, topicIds);
        consumer.addRecord(record(3, 8));
        assertThat(reading.poll())
                .extracting(LedgerEntry::place)
                .containsExactly(new LedgerEntry.RecordPosition(PARTITION, 3, 8));
        assertThat(writer.written).hasSize(1);
    }

    @Test
    void records_that_arrive_later_count_as_lag_until_they_are_read() {
        SourceTopicConsumer reading = open(3, 7, topicIds);
        assertThat(reading.recordLag()).isZero();
        consumer.updateEndOffsets(Map.of(STATUSES, 5L));
        await().atMost(SOON).until(() -> reading.poll().isEmpty() && reading.recordLag() == 2);
        assertThat(reading.isCaughtUp())
                .as("with the records that were there before")
                .isTrue();

        consumer.addRecord(record(3, 8));
        reading.poll();
        assertThat(reading.recordLag()).isEqualTo(1);
    }

    @Test
    void the_write_of_a_record_that_names_a_span_is_recorded_once_the_ledger_is_current() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        TraceParent scoring = new TraceParent("ab".repeat(16), "cd".repeat(8), true);
        SourceTopicConsumer reading = open(3, 7, topicIds);
        consumer.addRecord(traced(record(3, 8), scoring));
        reading.poll();
        assertThat(spans.getFinishedSpanItems()).isEmpty();
        reading.recordTraces(new OpenTelemetryTracer(SdkTracerProvider.builder()
                .setSampler(new TraceSampler(Sampler.alwaysOff()))
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()));
        consumer.addRecord(traced(record(4, 8), scoring));
        consumer.addRecord(record(5, 8));
        reading.poll();
        assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("write to ledger");
            assertThat(span.getParentSpanId()).isEqualTo(scoring.spanId());
            assertThat(span.getAttributes().get(AttributeKey.stringKey("ventral.resource")))
                    .isEqualTo("runs/a");
        });
        assertThat(writer.written).hasSize(3);
    }

    private static ConsumerRecord<String, byte[]> traced(ConsumerRecord<String, byte[]> record, TraceParent span) {
        TraceHeader.put(record.headers(), span);
        return record;
    }

    private SourceTopicConsumer open(long next, @Nullable Integer leaderEpoch, Map<String, UUID> readTopicIds) {
        return new SourceTopicConsumer(
                consumer,
                () -> topicIds,
                writer,
                new LedgerWriter.OpenedLedger(
                        INCARNATION, Map.of(PARTITION, new LedgerWriter.ReadPosition(next, leaderEpoch)), readTopicIds),
                new BatchWriter(writer, letters -> {
                    throw new IllegalStateException("no record is damaged");
                }));
    }

    private static ConsumerRecord<String, byte[]> record(long offset, int leaderEpoch) {
        byte[] value = RunStatus.newBuilder()
                .setRun("runs/a")
                .setState(RunState.RUN_STATE_RUNNING)
                .build()
                .toByteArray();
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                "runs/a".length(),
                value.length,
                "runs/a",
                value,
                new RecordHeaders(),
                Optional.of(leaderEpoch));
    }

    /** Records what is written. */
    private static final class RecordingWriter implements LedgerWriter {

        private final List<LedgerEntry> written = new ArrayList<>();
        private @Nullable Map<String, UUID> topicIds;

        @Override
        public OpenedLedger open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setTopicIds(UUID incarnation, Map<String, UUID> ids) {
            topicIds = ids;
        }

        @Override
        public void reset(UUID incarnation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(UUID incarnation, List<LedgerEntry> entries) {
            written.addAll(entries);
        }

        @Override
        public List<String> holes(UUID incarnation) {
            return List.of();
        }
    }
}
