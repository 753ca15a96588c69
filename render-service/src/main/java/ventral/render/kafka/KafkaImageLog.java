package ventral.render.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.topic.Topic;
import ventral.contract.wire.EncodingMapper;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.LatentColumn;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;
import ventral.platform.tracing.Span;
import ventral.render.stream.AppendListener;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;

/**
 * The log of one stream: batch b in partition b mod P, in order. Batches are encoded and sent on another thread. A batch
 * is sent once the batch before it in its partition is acknowledged, so no batch follows one that failed.
 */
final class KafkaImageLog implements ImageLog {

    private final Producer<String, byte[]> producer;
    private final BatchCodec codec;
    private final AppendThread appends;
    private final Topic<ventral.events.v1.ImageBatch> topic;
    private final StreamName stream;
    private final PixelEncoding encoding;
    private final StreamPlan plan;
    private final @Nullable StreamMetadata logged;
    private final AppendListener listener;
    private final Runnable onFailure;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** The last send of each partition. Used by the append thread alone. */
    private final Map<Integer, Future<RecordMetadata>> lastSends = new HashMap<>();

    private CompletableFuture<Void> lastAppend = CompletableFuture.completedFuture(null);

    /**
     * Creates the log.
     *
     * @param listener is notified of each batch that is encoded, on the append thread, and of each that is acknowledged,
     *     on the producer's thread
     * @param onFailure called on any thread when the first batch fails, after which the plan no longer matches the log
     */
    KafkaImageLog(
            Producer<String, byte[]> producer,
            BatchCodec codec,
            AppendThread appends,
            Topic<ventral.events.v1.ImageBatch> topic,
            StreamName stream,
            PixelEncoding encoding,
            StreamPlan plan,
            @Nullable StreamMetadata logged,
            AppendListener listener,
            Runnable onFailure) {
        this.producer = producer;
        this.codec = codec;
        this.appends = appends;
        this.topic = topic;
        this.stream = stream;
        this.encoding = encoding;
        this.plan = plan;
        this.logged = logged;
        this.listener = listener;
        this.onFailure = onFailure;
    }

    @Override
    public StreamPlan plan() {
        return plan;
    }

    @Override
    public Optional<StreamMetadata> metadata() {
        return Optional.ofNullable(logged);
    }

    @Override
    public void awaitSpace() {
        appends.awaitSpace();
    }

    @Override
    public void append(ImageBatch batch, Span span) {
        throwFailure();
        lastAppend = appends.submit(() -> send(batch, span));
    }

    private void send(ImageBatch batch, Span span) {
        int partition = ImageBatchPartition.of(batch.batchIndex(), topic.partitionCount());
        try {
            ProducerRecord<String, byte[]> row = new ProducerRecord<>(
                    topic.name(), partition, stream.toString(), topic.encode(message(batch, span)));
            TraceHeader.put(row.headers(), span.context());
            Future<RecordMetadata> previous = lastSends.get(partition);
            if (previous != null) {
                previous.get();
            }
            if (failure.get() == null) {
                lastSends.put(partition, producer.send(row, (written, e) -> {
                    if (e != null) {
                        fail(e, span);
                    } else {
                        listener.onAppended(stream, batch.imageCount());
                        span.close();
                    }
                }));
            } else {
                fail(new IllegalStateException("the batch before it was not written"), span);
            }
        } catch (ExecutionException e) {
            fail(e.getCause() == null ? e : e.getCause(), span);
        } catch (Throwable e) { // a batch that is lost for any reason leaves a gap
            fail(e, span);
        }
    }

    private void fail(Throwable cause, Span span) {
        span.fail(cause.toString());
        span.close();
        if (failure.compareAndSet(null, cause)) {
            onFailure.run();
        }
    }

    @Override
    public void flush() {
        close();
        throwFailure();
    }

    @Override
    public void close() {
        lastAppend.join();
        producer.flush();
    }

    private void throwFailure() {
        Throwable e = failure.get();
        if (e != null) {
            throw new KafkaException("%s cannot be written".formatted(topic.name()), e);
        }
    }

    private ventral.events.v1.ImageBatch message(ImageBatch batch, Span span) {
        long start = System.nanoTime();
        EncodedImages images;
        try (Span encode = span.child("encode images")) {
            images = codec.encode(encoding, batch.pixels(), batch.imageCount(), batch.imageSize());
            encode.set("ventral.encoded_bytes", images.bytes().length);
        }
        listener.onEncoded(stream, Duration.ofNanos(System.nanoTime() - start));
        var message = ventral.events.v1.ImageBatch.newBuilder()
                .setStream(stream.toString())
                .setBatchIndex(batch.batchIndex())
                .setFirstImageIndex(batch.firstImageIndex())
                .setImageCount(batch.imageCount())
                .setImageSize(batch.imageSize())
                .setPixels(UnsafeByteOperations.unsafeWrap(images.bytes()))
                .setEncoding(EncodingMapper.toWire(encoding))
                .addAllPictureBytes(Arrays.stream(images.lengths()).boxed().toList())
                .setLatentSpace(LatentMapper.toWire(batch.latentSpace()))
                .setStreamDigest(ByteString.copyFrom(batch.digest().bytes()));
        new EnumMap<>(batch.labels()).forEach((latent, values) -> {
            LatentColumn.Builder column = LatentColumn.newBuilder().setLatent(LatentMapper.toWire(latent));
            for (float value : values) {
                column.addValues(value);
            }
            message.addLabels(column);
        });
        batch.facts().forEach(facts -> message.addFacts(ImageFactsMessage.of(facts)));
        return message.build();
    }
}
