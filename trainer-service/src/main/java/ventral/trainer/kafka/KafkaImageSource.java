package ventral.trainer.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;

/** Reads a stream's image log once. A separate thread reads and decodes a few batches ahead. */
final class KafkaImageSource implements ImageSource {

    private static final int BATCHES_AHEAD = 4;
    private static final long POLL_MILLIS = 200;

    private static final Logger LOG = Logger.getLogger(KafkaImageSource.class);

    private final BlockingQueue<LabelledBatch> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Consumer<String, byte[]> consumer;
    private final BatchReader reading;
    private final BatchDecoder decoder;
    private final Thread reader;
    private volatile @Nullable RuntimeException failure;

    /**
     * Starts reading.
     *
     * @param consumer owned by the thread that reads, which closes it
     * @param name name of the thread
     */
    KafkaImageSource(Consumer<String, byte[]> consumer, BatchDecoder decoder, BatchReader reading, String name) {
        this.consumer = consumer;
        this.reading = reading;
        this.decoder = decoder;
        this.reader = new Thread(this::readAhead, name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Creates a consumer for reading a log.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @param fetchBytes limit on the bytes fetched from a partition at once
     */
    static Consumer<String, byte[]> consumer(Map<String, Object> kafka, int fetchBytes) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCHES_AHEAD);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetchBytes);
        return new KafkaConsumer<>(settings);
    }

    @Override
    public Optional<LabelledBatch> next() throws InterruptedException {
        LabelledBatch batch = ahead.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (batch == null && failure != null) {
            throw failure;
        }
        return Optional.ofNullable(batch);
    }

    @Override
    public void close() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAhead() {
        try {
            follow();
        } catch (InterruptedException | InterruptException e) {
            LOG.debugf("%s closed", reader.getName());
        } catch (Throwable e) { // whatever ends this thread must end the wait for its batches
            failure = e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException("%s failed: %s".formatted(reader.getName(), e), e);
        } finally {
            Thread.interrupted(); // close() cannot notify the broker while the interrupt flag is set
            consumer.close();
        }
    }

    private void follow() throws InterruptedException {
        while (!Thread.interrupted()) {
            for (StoredBatch batch : reading.poll(consumer)) {
                ahead.put(decoder.decode(batch.message()).withTrace(batch.trace()));
            }
        }
    }
}
