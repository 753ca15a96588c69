package ventral.cli;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;

/** Writes each kind of damaged record into each table, and into the log of a stream that is rendered already. */
final class DamagedRecordWriter {

    private final Map<String, Object> kafka;

    /**
     * Creates a writer.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    DamagedRecordWriter(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /** Returns every table of the system. */
    static Set<Topic<?>> tables() {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class)
                .<Topic<?>>map(field -> {
                    try {
                        return (Topic<?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(toSet());
    }

    /** Writes the records; returns them after the broker has acknowledged all of them. */
    List<DamagedRecord> write(StreamName stream, StreamSpec spec) throws ExecutionException, InterruptedException {
        List<TopicSamples<?>> samples = new ArrayList<>(TableSamples.all());
        samples.add(imageLog(stream, spec));
        List<DamagedRecord> written = new ArrayList<>();
        try (var producer = producer()) {
            for (TopicSamples<?> topic : samples) {
                for (RecordDamage damage : RecordDamage.values()) {
                    RecordMetadata position =
                            producer.send(topic.damaged(damage)).get();
                    written.add(new DamagedRecord(topic.topic(), damage, position.partition(), position.offset()));
                }
            }
        }
        return written;
    }

    private static TopicSamples<ImageBatch.Builder> imageLog(StreamName stream, StreamSpec spec) {
        return new TopicSamples<>(
                Topics.imageBatches(stream),
                id -> stream.toString(),
                name -> ImageBatch.newBuilder()
                        .setStream(name)
                        .setBatchIndex(spec.batchCount())
                        .setImageCount(spec.batchSize())
                        .setImageSize(spec.imageSize()),
                batch -> batch.setEncodingValue(TableSamples.UNKNOWN),
                batch -> {}, // a batch has no timestamp
                batch -> batch.setStream(TableSamples.NUL));
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 9 << 20);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
