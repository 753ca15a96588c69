package ventral.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import ventral.contract.topic.Topics;
import ventral.gateway.image.Image;
import ventral.gateway.image.ImageLogUnavailableException;
import ventral.gateway.image.ImageRange;
import ventral.gateway.image.ImageReadersBusyException;
import ventral.gateway.image.StreamImageReader;
import ventral.platform.pixels.BatchCodec;

/** Reads images from Kafka. Each read has a consumer of its own, and only a few reads run concurrently. */
public final class KafkaStreamImageReader implements StreamImageReader {

    /** Limit of concurrent reads. Each holds a batch of up to 8 MB and some decoded images. */
    private static final int READERS = 2;

    private static final Duration WAIT_FOR_A_READER = Duration.ofSeconds(3);

    private final Semaphore readers = new Semaphore(READERS, true);
    private final Map<String, Object> kafka;
    private final BatchCodec codec;
    private final Duration patience;

    /**
     * Creates the reader.
     *
     * @param kafka connection properties
     * @param patience deadline for the broker over a whole read
     */
    public KafkaStreamImageReader(Map<String, Object> kafka, BatchCodec codec, Duration patience) {
        int patienceMillis = Math.toIntExact(patience.toMillis());
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.kafka.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A log whose beginning was deleted has a gap.
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // The topic of a deleted stream must not be created again.
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A single record is fetched even if it is larger; the records behind it are not needed.
        this.kafka.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        this.kafka.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis);
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMillis);
        this.codec = codec;
        this.patience = patience;
    }

    @Override
    public List<Image> read(ImageRange range) {
        if (!hasReader()) {
            throw new ImageReadersBusyException("all %d image readers are busy: retry".formatted(READERS));
        }
        try (var consumer = new KafkaConsumer<String, byte[]>(kafka)) {
            return new ImageRangeReader(consumer, codec, range, patience).read();
        } catch (KafkaException e) {
            throw new ImageLogUnavailableException(
                    "%s cannot be read: Kafka at %s says: %s"
                            .formatted(
                                    Topics.imageBatches(range.stream()).name(),
                                    kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG),
                                    e.getMessage()),
                    e);
        } finally {
            readers.release();
        }
    }

    private boolean hasReader() {
        try {
            return readers.tryAcquire(WAIT_FOR_A_READER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
