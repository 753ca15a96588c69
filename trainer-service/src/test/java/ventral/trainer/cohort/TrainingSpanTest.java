package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.platform.opentelemetry.OpenTelemetryTracer;
import ventral.platform.opentelemetry.TraceSampler;
import ventral.platform.tracing.TraceParent;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;
import ventral.trainer.testing.InMemoryStream;

class TrainingSpanTest extends TrainingLoopTestBase {

    private static final AttributeKey<Long> SEEN_IMAGES = AttributeKey.longKey("ventral.seen_images");

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracer tracer = new OpenTelemetryTracer(SdkTracerProvider.builder()
            .setSampler(new TraceSampler(Sampler.alwaysOff()))
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build());
    private final Map<Long, TraceParent> savedBelow = new TreeMap<>();
    private final InMemoryRunStore store = new InMemoryRunStore() {
        @Override
        public void save(OwnedRun run, SavedRun state) {
            TraceParent active = tracer.active();
            if (active != null) {
                savedBelow.put(state.seenImageCount(), active);
            }
            super.save(run, state);
        }
    };

    @Test
    void the_training_up_to_a_checkpoint_is_linked_to_its_sampled_batches() throws InterruptedException {
        train(1000);
        SpanData segment = named("train run").get(0);
        assertThat(segment.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(spanOf(0), spanOf(50), spanOf(100));
        assertThat(segment.getAttributes().get(AttributeKey.longKey("ventral.images")))
                .isEqualTo(1000);
        assertThat(segment.getAttributes().get(AttributeKey.stringKey("ventral.run")))
                .isEqualTo("runs/run");
    }

    @Test
    void a_checkpoint_is_saved_below_its_training_and_the_untrained_one_alone() throws InterruptedException {
        train(1000);
        Map<Long, SpanData> saves = named("save checkpoint").stream()
                .collect(Collectors.toMap(span -> span.getAttributes().get(SEEN_IMAGES), span -> span));
        assertThat(saves).containsOnlyKeys(0L, 1000L);
        assertThat(saves.get(0L).getParentSpanContext().isValid()).isFalse();
        assertThat(saves.get(1000L).getParentSpanId())
                .isEqualTo(named("train run").get(0).getSpanId());
        assertThat(savedBelow).containsOnlyKeys(0L, 1000L);
        assertThat(savedBelow.get(1000L).spanId()).isEqualTo(saves.get(1000L).getSpanId());
    }

    @Test
    void each_checkpoint_begins_another_trace() throws InterruptedException {
        train(3168);
        assertThat(named("train run"))
                .extracting(SpanData::getTraceId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_run_that_is_released_ends_its_training() throws InterruptedException {
        loop().train(List.of(run("run", 1000, 1)), control.changing(RunDirective.YIELD, 10));
        assertThat(named("train run")).hasSize(1);
        assertThat(named("save checkpoint")).hasSize(1);
    }

    private void train(long imageCount) throws InterruptedException {
        loop().train(List.of(run("run", imageCount, 1)), control);
    }

    private TrainingLoop loop() {
        return new TrainingLoop(
                new TracedStream(stream),
                ChecksumLearner.all(),
                path -> new TreeMap<>(),
                store,
                store,
                intervals(),
                tracer);
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static String spanOf(long batch) {
        return "%016x".formatted(batch + 1);
    }

    /** A stream of whose batches each fiftieth was sampled. */
    private record TracedStream(InMemoryStream stream) implements ImageSource.ImageSourceFactory {

        @Override
        public ImageSource open(StreamName name, long firstBatch) {
            return traced(stream.open(name, firstBatch));
        }

        @Override
        public ImageSource open(StreamName name, PrimitiveIterator.OfLong batches) {
            return traced(stream.open(name, batches));
        }

        private static ImageSource traced(ImageSource source) {
            return new ImageSource() {
                @Override
                public Optional<LabelledBatch> next() throws InterruptedException {
                    return source.next().map(batch -> batch.withTrace(trace(batch.index())));
                }

                @Override
                public void close() {
                    source.close();
                }
            };
        }

        private static @Nullable TraceParent trace(long batch) {
            return batch % 50 == 0 ? new TraceParent("ab".repeat(16), spanOf(batch), true) : null;
        }
    }
}
