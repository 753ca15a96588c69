package ventral.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole topic. The first {@link #read} reads it from its start; each later one reads only the records that were
 * appended since, or the whole topic again if it was replaced. Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private @Nullable Consumer<String, byte[]> consumer;

    /** Offset after the last record that was read, by partition. */
    private final Map<Integer, Long> read = new HashMap<>();

    /** Receives the records of a topic. */
    public interface RecordListener {

        void onRecord(ConsumerRecord<String, byte[]> record);

        /** Is called when the topic was replaced, or has lost its last records, before it is read from its start. */
        void onReplaced();
    }

    /**
     * Creates a reader. It connects at the first {@link #read}.
     *
     * @param topic name of the topic
     * @param consumers creates the consumer, which belongs to no group; called again after a failure to connect
     */
    public TopicReader(String topic, Supplier<? extends Consumer<String, byte[]>> consumers) {
        this.topic = topic;
        this.consumers = consumers;
    }

    /**
     * Reads every record that was in the topic when the call began, and that was not read before.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be read, or the topic does not exist; the next
     *     call continues after the records that were read so far
     */
    public void read(RecordListener listener) {
        Consumer<String, byte[]> reader = consumer();
        Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
        if (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) > end.getValue())) {
            listener.onReplaced();
            read.clear();
            reader.seekToBeginning(reader.assignment());
        }
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(record -> {
                read.put(record.partition(), record.offset() + 1);
                listener.onRecord(record);
            });
        }
    }

    /** Returns whether a record that the broker has acknowledged was read. */
    boolean hasRead(RecordPosition position) {
        return position.offset() < read.getOrDefault(position.partition(), 0L);
    }

    private Consumer<String, byte[]> consumer() {
        if (consumer != null) {
            return consumer;
        }
        Consumer<String, byte[]> created = consumers.get();
        try {
            List<TopicPartition> partitions = created.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException(
                        "%s has no partitions yet; it may just have been created".formatted(topic));
            }
            created.assign(partitions);
            created.seekToBeginning(partitions);
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
        consumer = created;
        return created;
    }

    /** Closes the consumer. A later {@link #read} connects again, and reads the topic from its start. */
    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
            read.clear();
        }
    }
}
