package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.platform.opentelemetry.OpenTelemetryTracer;
import ventral.platform.opentelemetry.TraceSampler;
import ventral.platform.tracing.Tracer;
import ventral.render.testing.RecordingStreamStatuses;

class BatchTraceTest extends StreamSchedulerTestBase {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracer tracer = new OpenTelemetryTracer(SdkTracerProvider.builder()
            .setSampler(new TraceSampler(Sampler.alwaysOn()))
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build());
    private final StreamReconciler reconciler = new StreamReconciler(
            SCENERY, logs, runs, LEAD, () -> Duration.ZERO, new RecordingStreamStatuses(reports::add), tracer);

    @Test
    void each_batch_is_a_trace_with_the_rendering_of_its_images() {
        reconciler.reconcile(rendered(A, SPEC), ALL_PARTITIONS, library -> PAINTER, new HeldOwnership());
        List<SpanData> batches = named("render image batch");
        assertThat(batches)
                .extracting(span -> span.getAttributes().get(AttributeKey.longKey("ventral.batch")))
                .startsWith(0L, 1L, 2L);
        assertThat(batches)
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("ventral.stream")))
                .containsOnly("streams/a");
        assertThat(batches).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
        assertThat(named("render images"))
                .extracting(SpanData::getParentSpanId)
                .containsExactlyElementsOf(
                        batches.stream().map(SpanData::getSpanId).toList());
    }

    private static final class HeldOwnership implements PartitionOwnership {

        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public boolean runIfOwned(int partition, Runnable work) {
            work.run();
            return true;
        }
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
