package ventral.render.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.contract.kafka.KafkaTopics;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.StreamPlan;

/** The image logs as Kafka topics. */
public final class KafkaImageLogs implements ImageLogs, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final KafkaProducer<String, byte[]> producer;

    /** Where each stream's log ends, by this process's own appends; a log is read from the broker only once. */
    private final Map<StreamName, StreamPlan> plans = new HashMap<>();

    /** @param kafka connection properties, such as {@code bootstrap.servers} */
    public KafkaImageLogs(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64 << 20);
        // a broker that is away is waited for: a hole in the log would be worse than a pause
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        this.producer = new KafkaProducer<>(settings);
    }

    @Override
    public synchronized ImageLog open(StreamName stream, StreamSpec spec) {
        Topic<ImageBatch> topic = Topics.imageBatches(stream);
        StreamPlan plan = plans.computeIfAbsent(stream, name -> {
            KafkaTopics.ensure(kafka, List.of(topic));
            return StreamPlan.after(spec.batchCount(), lastBatches(topic));
        });
        return new KafkaImageLog(producer, topic, stream, plan);
    }

    /** Forgets where logs end, because another renderer may have appended to them. */
    public synchronized void forget() {
        plans.clear();
    }

    private long[] lastBatches(Topic<ImageBatch> topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            long[] last = new long[topic.partitionCount()];
            for (int p = 0; p < last.length; p++) {
                last[p] = lastBatch(consumer, topic, new TopicPartition(topic.name(), p));
            }
            return last;
        }
    }

    private static long lastBatch(
            KafkaConsumer<String, byte[]> consumer, Topic<ImageBatch> topic, TopicPartition partition) {
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        long end = consumer.position(partition);
        if (end == 0) {
            return -1;
        }
        consumer.seek(partition, end - 1);
        List<ConsumerRecord<String, byte[]>> found = List.of();
        while (found.isEmpty()) {
            found = consumer.poll(POLL).records(partition);
        }
        try {
            return topic.decode(found.get(0).value()).getBatchIndex();
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("the last record of %s cannot be decoded".formatted(partition), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
