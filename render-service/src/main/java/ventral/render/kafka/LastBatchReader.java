package ventral.render.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamMetadata;

/** Reads the last batch of a partition of a log. For one thread. */
final class LastBatchReader implements AutoCloseable {

    private static final StreamDigest UNKNOWN = new StreamDigest("0".repeat(64));
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_DEADLINE = Duration.ofSeconds(30);

    /**
     * The last batch of a partition.
     *
     * @param batch index of the batch, -1 if the partition is empty
     * @param logged metadata of the stream as recorded in the batch; null if the partition is empty
     */
    record LastBatch(long batch, @Nullable StreamMetadata logged) {}

    private final Consumer<String, byte[]> consumer;
    private final Duration deadline;

    /**
     * Creates the reader with a consumer of its own.
     *
     * @param kafka connection properties
     */
    LastBatchReader(Map<String, Object> kafka) {
        this(new KafkaConsumer<>(settings(kafka)), READ_DEADLINE);
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return settings;
    }

    LastBatchReader(Consumer<String, byte[]> consumer, Duration deadline) {
        this.consumer = consumer;
        this.deadline = deadline;
    }

    /**
     * Reads the last batch of a partition.
     *
     * @throws TimeoutException if the broker does not send it within the deadline
     */
    LastBatch read(Topic<ImageBatch> topic, int number) {
        TopicPartition partition = new TopicPartition(topic.name(), number);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        long end = consumer.position(partition);
        if (end == 0) {
            return new LastBatch(-1, null);
        }
        consumer.seek(partition, end - 1);
        List<ConsumerRecord<String, byte[]>> found = List.of();
        long begun = System.nanoTime();
        while (found.isEmpty()) {
            if (System.nanoTime() - begun > deadline.toNanos()) {
                throw new TimeoutException(
                        "the last record of %s was not read within %d ms".formatted(partition, deadline.toMillis()));
            }
            found = consumer.poll(POLL).records(partition);
        }
        byte[] value = found.get(0).value();
        if (value == null) {
            throw new SerializationException("the last record of %s has no value".formatted(partition));
        }
        try {
            ImageBatch batch = topic.decode(value);
            return new LastBatch(
                    batch.getBatchIndex(),
                    new StreamMetadata(digest(batch.getStreamDigest()), LatentMapper.fromWire(batch.getLatentSpace())));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new SerializationException("the last record of %s cannot be decoded".formatted(partition), e);
        }
    }

    private static StreamDigest digest(ByteString digest) {
        // batches from before digests were recorded equal nothing that is rendered now
        return digest.isEmpty() ? UNKNOWN : new StreamDigest(HexFormat.of().formatHex(digest.toByteArray()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
