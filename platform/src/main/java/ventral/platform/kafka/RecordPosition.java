package ventral.platform.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Position of a record in its topic. */
public record RecordPosition(int partition, long offset) {

    /** Returns the position of a record that was read. */
    public static RecordPosition of(ConsumerRecord<?, ?> record) {
        return new RecordPosition(record.partition(), record.offset());
    }

    /** Returns the position of a record that the broker has acknowledged. */
    public static RecordPosition of(RecordMetadata acknowledged) {
        return new RecordPosition(acknowledged.partition(), acknowledged.offset());
    }
}
