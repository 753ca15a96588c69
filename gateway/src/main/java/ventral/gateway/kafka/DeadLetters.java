package ventral.gateway.kafka;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topic;

/** Copies unreadable records unchanged to the dead-letter topics, with the cause in a header. */
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Emitter<byte[]> records;

    /**
     * Creates the writer.
     *
     * @param records emitter to which each message carries its topic, key and headers
     */
    public DeadLetters(Emitter<byte[]> records) {
        this.records = records;
    }

    void put(ConsumerRecord<String, byte[]> row, String cause) {
        Topic<?> topic = SourceTopics.of(SourceTopics.source(row.topic()));
        RecordHeaders headers = new RecordHeaders(row.headers());
        headers.add("dead-letter-cause", bytes(cause));
        headers.add("dead-letter-topic", bytes(row.topic()));
        headers.add("dead-letter-partition", bytes(Integer.toString(row.partition())));
        headers.add("dead-letter-offset", bytes(Long.toString(row.offset())));
        records.send(Message.of(
                row.value(),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic.deadLetterName())
                        .withKey(row.key())
                        .withHeaders(headers)
                        .build())));
        LOG.errorf("%s cannot be read at offset %d of %s: %s", row.key(), row.offset(), row.topic(), cause);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
