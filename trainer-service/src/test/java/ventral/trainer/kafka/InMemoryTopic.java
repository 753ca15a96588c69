package ventral.trainer.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.RecordPosition;
import ventral.platform.kafka.TableRules;

/** A table topic of one partition in memory, which any number of tables read and write, as several trainers do. */
final class InMemoryTopic<T extends Message> {

    private final Topic<T> topic;
    private final TopicPartition partition;
    private final List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int readCount;
    private int refreshCount;

    InMemoryTopic(Topic<T> topic) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
    }

    LiveTable<T> open() {
        return open(TableRules.lastRow());
    }

    LiveTable<T> open(TableRules<T> rules) {
        return new LiveTable<>(
                topic, () -> new LogConsumer(), this::append, (record, cause) -> skipped.add(record.key()), rules);
    }

    /** Appends a row, as any writer may. */
    void append(T row) {
        append(topic.key().apply(row), topic.encode(row));
    }

    private CompletionStage<@Nullable RecordPosition> append(String key, byte[] value) {
        log.add(new ConsumerRecord<>(topic.name(), 0, log.size(), key, value));
        return CompletableFuture.completedFuture(new RecordPosition(0, log.size() - 1));
    }

    /** Returns the keys of all records, in order; those of tombstones are followed by {@code deleted}. */
    List<String> keys() {
        return log.stream()
                .map(record -> record.value() == null ? record.key() + " deleted" : record.key())
                .toList();
    }

    /** Returns the value of the last record. */
    T last() throws InvalidProtocolBufferException {
        return topic.decode(log.get(log.size() - 1).value());
    }

    /** Returns the values of all records that are not tombstones, in order. */
    List<T> rows() throws InvalidProtocolBufferException {
        List<T> rows = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : log) {
            if (record.value() != null) {
                rows.add(topic.decode(record.value()));
            }
        }
        return rows;
    }

    /** Returns the keys of the records that tables have skipped, in the order in which they were read. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Returns the number of records that all tables have read, each as often as it was read. */
    int readCount() {
        return readCount;
    }

    /** Returns the number of times that tables have asked for the end of the topic, as each refresh does. */
    int refreshCount() {
        return refreshCount;
    }

    private final class LogConsumer extends MockConsumer<String, byte[]> {

        LogConsumer() {
            super("earliest");
            updatePartitions(topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), null, null)));
            updateBeginningOffsets(Map.of(partition, 0L));
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            refreshCount++;
            return Map.of(partition, (long) log.size());
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            log.stream().skip(position(partition)).forEach(this::addRecord);
            ConsumerRecords<String, byte[]> records = super.poll(timeout);
            readCount += records.count();
            return records;
        }
    }
}
