package ventral.cli.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import ventral.cli.backup.RestoreProgress;
import ventral.cli.backup.TopicRecord;
import ventral.contract.topic.Topic;
import ventral.platform.kafka.KafkaTopicAdmin;

/**
 * Reads and writes the topics of a broker as bytes. Every call throws {@link KafkaException} if the broker cannot be
 * reached.
 */
public final class TopicStore {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Number of times that values are read: more than once only if compaction removes some in the meantime. */
    private static final int PASSES = 10;

    /** Header of restored records: the id of their restore. Services ignore it. */
    private static final String RESTORE_HEADER = "ventral-restore";

    private final Map<String, Object> kafka;

    /**
     * Creates a store; connects with each call.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    public TopicStore(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /** Handles a record. */
    @FunctionalInterface
    public interface RecordHandler {
        void take(TopicRecord row) throws IOException;
    }

    public Set<String> names() {
        try (Admin admin = Admin.create(kafka)) {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot list topics: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Passes on the last value of each key in order of writing within each partition, without deleted keys and without
     * records that have no key. Reads the topic twice, because its values may exceed the memory. A value that is replaced
     * meanwhile may be passed on instead of the former.
     *
     * @throws KafkaException if the topic is rewritten faster than it can be read
     */
    public void latest(String topic, RecordHandler taker) throws IOException {
        LatestOffsets last = new LatestOffsets();
        each(topic, last::add);
        for (int pass = 0; pass < PASSES && !last.isEmpty(); pass++) {
            each(topic, row -> {
                if (last.take(row)) {
                    taker.take(record(row));
                }
            });
        }
        if (!last.isEmpty()) {
            throw new KafkaException(
                    "%s is rewritten faster than it can be read; try again when fewer services run".formatted(topic));
        }
    }

    /** Passes on every record that has a key and a value, partition by partition, in order. */
    public void all(String topic, RecordHandler taker) throws IOException {
        each(topic, row -> {
            if (row.key() != null && row.value() != null) {
                taker.take(record(row));
            }
        });
    }

    /** Adds every record of a topic to the progress of a restore; none if the topic does not exist. */
    public void addTo(RestoreProgress progress, Topic<?> topic) throws IOException {
        if (names().contains(topic.name())) {
            each(topic.name(), row -> progress.add(topic, row.partition(), row.key(), restoreId(row)));
        }
    }

    private static @Nullable String restoreId(ConsumerRecord<String, byte[]> row) {
        Header id = row.headers().lastHeader(RESTORE_HEADER);
        return id == null || id.value() == null ? null : new String(id.value(), StandardCharsets.UTF_8);
    }

    /** Returns the number of partitions of a topic; 0 if it does not exist. */
    public int partitionCount(String topic) {
        if (!names().contains(topic)) {
            return 0;
        }
        try (var consumer = consumer()) {
            return partitions(consumer, topic).size();
        }
    }

    /** Returns the number of records that the topic holds or has held; 0 if it does not exist. */
    public long recordCount(String topic) {
        if (!names().contains(topic)) {
            return 0;
        }
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Creates the topics that do not exist. */
    public void ensure(List<Topic<?>> topics) {
        KafkaTopicAdmin.createIfAbsent(
                kafka,
                topics.stream()
                        .filter(topic -> topic.kind() == Topic.Kind.TABLE)
                        .toList());
        topics.stream()
                .filter(topic -> topic.kind() == Topic.Kind.LOG)
                .forEach(log -> KafkaTopicAdmin.createLogIfAbsent(kafka, log));
    }

    /** Opens a writer that writes records to their partitions, in order. */
    public RecordWriter openWriter() {
        return new RecordWriter();
    }

    /** Sends records to the broker. All are stored once {@link #close} returns without an exception. */
    public final class RecordWriter implements AutoCloseable {

        private final AtomicReference<Exception> failure = new AtomicReference<>();
        private final KafkaProducer<String, byte[]> producer;

        private RecordWriter() {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
            settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
            producer = new KafkaProducer<>(settings);
        }

        /** Writes a record. */
        public void write(String topic, TopicRecord row) {
            write(new ProducerRecord<>(topic, row.partition(), row.timestampMillis(), row.key(), row.value()));
        }

        /** Writes a record that carries the id of its restore. A record without a time gets the current one. */
        public void write(String topic, TopicRecord row, String restoreId) {
            Long timestamp = row.timestampMillis() < 0 ? null : row.timestampMillis();
            ProducerRecord<String, byte[]> restored =
                    new ProducerRecord<>(topic, row.partition(), timestamp, row.key(), row.value());
            restored.headers().add(RESTORE_HEADER, restoreId.getBytes(StandardCharsets.UTF_8));
            write(restored);
        }

        void write(ProducerRecord<String, byte[]> row) {
            throwFailure(); // a record after one that was not written would leave a gap
            producer.send(row, (written, e) -> failure.compareAndSet(null, e));
        }

        @Override
        public void close() {
            producer.close();
            throwFailure();
        }

        private void throwFailure() {
            Exception first = failure.get();
            if (first != null) {
                throw new KafkaException("some records were not written: " + first.getMessage(), first);
            }
        }
    }

    /** Handles a record with its offset and headers. */
    @FunctionalInterface
    interface ConsumerRecordHandler {
        void take(ConsumerRecord<String, byte[]> row) throws IOException;
    }

    /** Passes on every record, partition by partition, in order. */
    void each(String topic, ConsumerRecordHandler taker) throws IOException {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = ends.getOrDefault(partition, 0L);
                while (consumer.position(partition) < end) {
                    for (ConsumerRecord<String, byte[]> row : consumer.poll(POLL)) {
                        taker.take(row);
                    }
                }
            }
        }
    }

    private static TopicRecord record(ConsumerRecord<String, byte[]> row) {
        return new TopicRecord(row.partition(), row.key(), row.value(), row.timestamp());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(settings);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }
}
