package ventral.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads single records by their position. */
final class RecordReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private RecordReader() {}

    /**
     * Reads the record at a position.
     *
     * @param consumer a consumer that belongs to no group; it is assigned the partition
     * @return empty if the record is not in the topic any more, because it was compacted or the topic was replaced
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be read
     */
    static Optional<ConsumerRecord<String, byte[]>> read(
            Consumer<String, byte[]> consumer, String topic, RecordPosition position) {
        TopicPartition partition = new TopicPartition(topic, position.partition());
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (position.offset() < first || position.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, position.offset());
        while (consumer.position(partition) < end) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return Optional.of(records.iterator().next()).filter(record -> record.offset() == position.offset());
            }
        }
        return Optional.empty();
    }
}
