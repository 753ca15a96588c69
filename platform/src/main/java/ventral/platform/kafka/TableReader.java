package ventral.platform.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import ventral.contract.topic.Topic;

/** Reads a whole table topic as it stands now. */
public final class TableReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> settings;

    /**
     * Creates a reader; it connects when it reads.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    public TableReader(Map<String, Object> kafka) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.settings = Map.copyOf(all);
    }

    /**
     * Returns the last value of every key among the records that were in the topic when the call began, in the order in
     * which the keys were last written. Deleted keys are left out.
     *
     * @throws SerializationException if a record cannot be decoded: a table with a missing row would be wrong
     * @throws KafkaException if the broker cannot be read
     */
    public <T extends Message> Map<String, T> read(Topic<T> topic) {
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, T> table = new LinkedHashMap<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(row -> put(table, topic, row));
            }
            return table;
        }
    }

    private static <T extends Message> void put(
            Map<String, T> table, Topic<T> topic, ConsumerRecord<String, byte[]> row) {
        table.remove(row.key());
        if (row.value() == null) {
            return;
        }
        try {
            table.put(row.key(), topic.decode(row.value()));
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException(
                    "offset %d of %s-%d cannot be decoded".formatted(row.offset(), row.topic(), row.partition()), e);
        }
    }
}
