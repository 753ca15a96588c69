package ventral.render.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.pixels.BatchCodec;
import ventral.render.stream.AppendListener;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;

/**
 * Stores image logs in Kafka topics. Only one thread may use it, except for {@link #abandon} and {@link #invalidate}. Every
 * stream has its own producer, so that the producer of a deleted topic can be abandoned without affecting other
 * streams.
 */
public final class KafkaImageLogs implements ImageLogs, AutoCloseable {

    /** Time that a producer may take to close; the batches of a turn were acknowledged at its end. */
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    /**
     * The end of a stream's log, known from this process's own appends and from reads of other renderers' partitions.
     */
    private record CachedLogState(
            StreamPlan plan, Set<Integer> own, @Nullable StreamMetadata logged) {}

    private final Map<String, Object> kafka;
    private final BatchCodec codec;
    private final AppendListener listener;
    private final AppendThread appends = new AppendThread();
    private final LastBatchReader ends;
    private final Map<StreamName, KafkaProducer<String, byte[]>> producers = new ConcurrentHashMap<>();
    private final Map<StreamName, CachedLogState> known = new ConcurrentHashMap<>();

    /**
     * Creates the image logs.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @param listener is notified of what is appended
     */
    public KafkaImageLogs(Map<String, Object> kafka, BatchCodec codec, AppendListener listener) {
        this.kafka = Map.copyOf(kafka);
        this.codec = codec;
        this.listener = listener;
        this.ends = new LastBatchReader(kafka);
    }

    @Override
    public ImageLog open(StreamName stream, StreamSpec spec, Set<Integer> partitions) {
        return BrokerCalls.call(stream.toString(), () -> openNow(stream, spec, partitions));
    }

    private ImageLog openNow(StreamName stream, StreamSpec spec, Set<Integer> partitions) {
        Topic<ImageBatch> topic = Topics.imageBatches(stream);
        CachedLogState before = known.get(stream);
        CachedLogState now = before != null && before.own().equals(partitions) ? before : read(topic, spec, partitions);
        refreshOthers(topic, now.plan());
        KafkaProducer<String, byte[]> producer = producers.computeIfAbsent(stream, name -> producer());
        known.put(stream, now);
        listener.onOpened(stream);
        return new KafkaImageLog(
                producer,
                codec,
                appends,
                topic,
                stream,
                spec.encoding(),
                now.plan(),
                now.logged(),
                listener,
                () -> known.remove(stream)); // the plan holds batches that were not written
    }

    private CachedLogState read(Topic<ImageBatch> topic, StreamSpec spec, Set<Integer> partitions) {
        KafkaTopicAdmin.createLogIfAbsent(kafka, topic);
        long[] last = new long[topic.partitionCount()];
        StreamMetadata logged = null;
        for (int p = 0; p < last.length; p++) {
            LastBatchReader.LastBatch end = ends.read(topic, p);
            last[p] = end.batch();
            logged = end.logged() != null ? end.logged() : logged;
        }
        return new CachedLogState(
                StreamPlan.after(spec.batchCount(), partitions, last), Set.copyOf(partitions), logged);
    }

    private void refreshOthers(Topic<ImageBatch> topic, StreamPlan plan) {
        for (int p = 0; p < topic.partitionCount(); p++) {
            if (!plan.isOwn(p)) {
                plan.setLastBatch(p, ends.read(topic, p).batch());
            }
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // images are already compressed in the encoding of the stream's spec
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
        // a partition has one batch under way, so there is no other to wait for
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64 << 20);
        // wait for an unavailable broker: a gap in the log would be worse than a pause
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        return new KafkaProducer<>(settings);
    }

    /** Invalidates the cached ends of all logs, because another renderer may have appended to them. */
    public void invalidate() {
        known.clear();
    }

    @Override
    public void abandon(StreamName stream) {
        known.remove(stream);
        listener.onAbandoned(stream);
        KafkaProducer<String, byte[]> producer = producers.remove(stream);
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    @Override
    public void delete(StreamName stream) {
        abandon(stream);
        BrokerCalls.call("deleting " + stream, () -> deleteTopic(stream));
    }

    private Void deleteTopic(StreamName stream) {
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteTopics(List.of(Topics.imageBatches(stream).name()))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new KafkaException("the images of %s cannot be deleted".formatted(stream), e.getCause());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return null;
    }

    @Override
    public void close() {
        appends.close();
        producers.values().forEach(producer -> producer.close(CLOSE_DEADLINE));
        ends.close();
    }
}
