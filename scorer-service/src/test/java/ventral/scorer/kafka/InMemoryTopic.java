package ventral.scorer.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.RecordPosition;
import ventral.platform.kafka.TableRules;

/**
 * Table topic with one partition, in memory. A live table on it reads at its next refresh what any table has appended.
 */
final class InMemoryTopic<T extends Message> {

    private final Topic<T> topic;
    private final TopicPartition partition;
    private final List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();
    private final List<MockConsumer<String, byte[]>> consumers = new ArrayList<>();

    InMemoryTopic(Topic<T> topic) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
    }

    LiveTable<T> open() {
        return open(TableRules.lastRow());
    }

    LiveTable<T> open(TableRules<T> rules) {
        Deque<MockConsumer<String, byte[]>> first = new ArrayDeque<>(List.of(consumer()));
        return new LiveTable<>(
                topic,
                () -> first.isEmpty() ? consumer() : first.remove(),
                this::append,
                (record, cause) -> {
                    throw new AssertionError(record.key() + ": " + cause);
                },
                rules);
    }

    private MockConsumer<String, byte[]> consumer() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(
                topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) log.size()));
        log.forEach(record -> deliver(record, consumer));
        consumers.add(consumer);
        return consumer;
    }

    /** Appends a row, as another service does. */
    void append(T row) {
        append(topic.key().apply(row), topic.encode(row));
    }

    private CompletionStage<@Nullable RecordPosition> append(String key, byte @Nullable [] value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic.name(), 0, log.size(), key, value);
        log.add(record);
        consumers.removeIf(MockConsumer::closed);
        for (MockConsumer<String, byte[]> consumer : consumers) {
            consumer.updateEndOffsets(Map.of(partition, (long) log.size()));
            deliver(record, consumer);
        }
        return CompletableFuture.completedFuture(new RecordPosition(0, log.size() - 1));
    }

    /** Schedules a delivery, because the mock takes records of assigned partitions only, and no earlier ones. */
    private void deliver(ConsumerRecord<String, byte[]> record, MockConsumer<String, byte[]> consumer) {
        consumer.schedulePollTask(() -> {
            if (record.offset() >= consumer.position(partition)) {
                consumer.addRecord(record);
            }
        });
    }

    /** Lets the next poll of every table fail. */
    void failNextPoll() {
        consumers.forEach(consumer -> consumer.setPollException(new KafkaException("the broker is unavailable")));
    }

    /** Returns every row that was appended, in order, without deletions. */
    List<T> rows() throws InvalidProtocolBufferException {
        List<T> rows = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : log) {
            if (record.value() != null) {
                rows.add(topic.decode(record.value()));
            }
        }
        return rows;
    }
}
