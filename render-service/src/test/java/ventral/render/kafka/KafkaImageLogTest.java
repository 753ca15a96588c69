package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.name.StreamName;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.EncodingMapper;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.opentelemetry.OpenTelemetryTracer;
import ventral.platform.opentelemetry.TraceSampler;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.Tracer;
import ventral.render.stream.AppendListener;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamPlan;
import ventral.render.testing.GreySceneRenderer;
import ventral.render.testing.SmallSceneFactory;

class KafkaImageLogTest {

    /** Throws an error from the first send, and takes every other record. */
    private static final class FirstSendFails extends MockProducer<String, byte[]> {

        private boolean failed;

        FirstSendFails() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> row, @Nullable Callback callback) {
            if (!failed) {
                failed = true;
                throw new StackOverflowError();
            }
            return super.send(row, callback);
        }
    }

    private static final StreamName STREAM = new StreamName("s");
    private static final Topic<ventral.events.v1.ImageBatch> TOPIC = Topics.imageBatches(STREAM);
    private static final int PARTITIONS = TOPIC.partitionCount();
    private static final StreamSpec SPEC = StreamSpec.rendered(5, 800, 32, 8);

    private final BatchCodec codec = BatchCodec.open();
    private final AppendThread appends = new AppendThread();
    private final AtomicInteger failureCount = new AtomicInteger();
    private final AtomicInteger appendedCount = new AtomicInteger();
    private final AtomicInteger encodedCount = new AtomicInteger();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final RenderedBatchSource images = new RenderedBatchSource(
            SPEC, new StreamDigest("ab".repeat(32)), SmallSceneFactory.SAMPLER, new GreySceneRenderer());

    private final AppendListener listener = new AppendListener() {
        @Override
        public void onOpened(StreamName stream) {}

        @Override
        public void onEncoded(StreamName stream, Duration duration) {
            encodedCount.incrementAndGet();
        }

        @Override
        public void onAppended(StreamName stream, int imageCount) {
            appendedCount.addAndGet(imageCount);
        }

        @Override
        public void onAbandoned(StreamName stream) {}
    };

    @AfterEach
    void close() {
        appends.close();
        codec.close();
    }

    @ParameterizedTest
    @EnumSource
    void pictures_are_written_in_the_encoding_of_their_stream(PixelEncoding encoding)
            throws InvalidProtocolBufferException {
        ImageBatch batch = images.batch(3);
        try (KafkaImageLog log = open(encoding)) {
            log.append(batch);
            log.flush();
        }
        ventral.events.v1.ImageBatch written = written().get(0);
        assertThat(written.getEncoding()).isEqualTo(EncodingMapper.toWire(encoding));
        assertThat(written.getPixels().toByteArray())
                .isEqualTo(codec.encode(encoding, batch.pixels(), 8, 32).bytes());
        assertThat(decoded(written, encoding)).isEqualTo(batch.pixels());
    }

    @Test
    void batches_are_written_in_order_each_to_its_partition() throws InvalidProtocolBufferException {
        try (KafkaImageLog log = open(PixelEncoding.ZSTD)) {
            LongStream.range(0, 20).mapToObj(images::batch).forEach(log::append);
            log.flush();
        }
        assertThat(written())
                .extracting(ventral.events.v1.ImageBatch::getBatchIndex)
                .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
        assertThat(producer.history())
                .extracting(ProducerRecord::partition)
                .startsWith(0, 1, 2, 3)
                .containsOnly(
                        LongStream.range(0, PARTITIONS).mapToObj(p -> (int) p).toArray(Integer[]::new));
    }

    @Test
    void images_are_counted_once_they_are_acknowledged() {
        MockProducer<String, byte[]> slow =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        try (KafkaImageLog log = open(slow, PixelEncoding.ZSTD)) {
            log.append(images.batch(0));
            assertThat(appendedCount).hasValue(0);
            log.flush(); // the mock acknowledges what it has when it is flushed
            assertThat(appendedCount).hasValue(8);
            assertThat(encodedCount).as("batches").hasValue(1);
        }
    }

    @Test
    void whoever_waits_for_a_batch_that_cannot_be_sent_is_told() {
        producer.sendException = new KafkaException("Producer closed");
        try (KafkaImageLog log = open(PixelEncoding.ZSTD)) {
            log.append(images.batch(0));
            assertThatThrownBy(log::flush)
                    .isInstanceOf(KafkaException.class)
                    .hasMessage("image-batches.s cannot be written")
                    .hasRootCauseMessage("Producer closed");
            assertThatThrownBy(() -> log.append(images.batch(1))).isInstanceOf(KafkaException.class);
        }
    }

    @Test
    void after_an_error_no_later_batch_is_written_over_the_gap() {
        FirstSendFails failing = new FirstSendFails();
        try (KafkaImageLog log = open(failing, PixelEncoding.ZSTD)) {
            assertThatThrownBy(() -> {
                        log.append(images.batch(0));
                        log.append(images.batch(1));
                        log.flush();
                    })
                    .isInstanceOf(KafkaException.class)
                    .hasRootCauseInstanceOf(StackOverflowError.class);
        }
        assertThat(failing.history()).isEmpty();
        assertThat(failureCount).hasValue(1);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_batch_is_not_sent_before_the_batch_before_it_in_its_partition_is_acknowledged() {
        MockProducer<String, byte[]> slow =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        try (KafkaImageLog log = open(slow, PixelEncoding.ZSTD)) {
            for (int b = 0; b <= PARTITIONS; b++) {
                log.append(images.batch(b));
            }
            while (slow.history().size() < PARTITIONS) {
                Thread.onSpinWait();
            }
            slow.errorNext(new KafkaException("broken"));
            assertThatThrownBy(log::flush).isInstanceOf(KafkaException.class).hasRootCauseMessage("broken");
        }
        assertThat(slow.history()).hasSize(PARTITIONS);
        assertThat(failureCount).hasValue(1);
    }

    @Test
    void a_recorded_batch_names_its_span_which_ends_when_the_batch_is_acknowledged() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        MockProducer<String, byte[]> slow =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        try (Tracer tracer = tracer(spans);
                KafkaImageLog log = open(slow, PixelEncoding.ZSTD)) {
            Span span = tracer.startSampled("render image batch");
            log.append(images.batch(0), span);
            log.append(images.batch(1));
            while (slow.history().size() < 2) {
                Thread.onSpinWait();
            }
            assertThat(spans.getFinishedSpanItems())
                    .extracting(SpanData::getName)
                    .containsExactly("encode images");
            log.flush();
            assertThat(spans.getFinishedSpanItems())
                    .extracting(SpanData::getName)
                    .containsExactly("encode images", "render image batch");
            assertThat(TraceHeader.get(slow.history().get(0).headers())).isEqualTo(span.context());
            assertThat(slow.history().get(1).headers()).isEmpty();
        }
    }

    @Test
    void the_span_of_a_batch_that_cannot_be_written_fails() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        producer.sendException = new KafkaException("Producer closed");
        try (Tracer tracer = tracer(spans);
                KafkaImageLog log = open(PixelEncoding.ZSTD)) {
            log.append(images.batch(0), tracer.startSampled("render image batch"));
            assertThatThrownBy(log::flush).isInstanceOf(KafkaException.class);
            assertThat(spans.getFinishedSpanItems().get(1).getStatus().getDescription())
                    .contains("Producer closed");
        }
    }

    private static Tracer tracer(InMemorySpanExporter spans) {
        return new OpenTelemetryTracer(SdkTracerProvider.builder()
                .setSampler(new TraceSampler(Sampler.alwaysOn()))
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build());
    }

    private KafkaImageLog open(PixelEncoding encoding) {
        return open(producer, encoding);
    }

    private KafkaImageLog open(MockProducer<String, byte[]> into, PixelEncoding encoding) {
        long[] nothing = LongStream.range(0, PARTITIONS).map(p -> -1).toArray();
        StreamPlan plan = StreamPlan.after(SPEC.batchCount(), Set.of(0, 1, 2, 3), nothing);
        return new KafkaImageLog(
                into, codec, appends, TOPIC, STREAM, encoding, plan, null, listener, failureCount::incrementAndGet);
    }

    private List<ventral.events.v1.ImageBatch> written() throws InvalidProtocolBufferException {
        List<ventral.events.v1.ImageBatch> batches = new ArrayList<>();
        for (ProducerRecord<String, byte[]> row : producer.history()) {
            batches.add(TOPIC.decode(row.value()));
        }
        return batches;
    }

    private byte[] decoded(ventral.events.v1.ImageBatch batch, PixelEncoding encoding) {
        return codec.decode(new EncodedImages(
                encoding,
                batch.getImageSize(),
                batch.getPixels().toByteArray(),
                batch.getPictureBytesList().stream().mapToInt(i -> i).toArray()));
    }
}
