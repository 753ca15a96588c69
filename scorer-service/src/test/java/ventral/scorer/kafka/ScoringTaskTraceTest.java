package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.opentelemetry.OpenTelemetryTracer;
import ventral.platform.opentelemetry.TraceSampler;
import ventral.platform.tracing.TraceParent;

/** Tests the spans of tasks. */
class ScoringTaskTraceTest extends ScoringTaskConsumerTestBase {

    private static final TraceParent CHECKPOINT_SPAN = new TraceParent("ab".repeat(16), "cd".repeat(8), true);

    @Test
    void a_score_is_a_span_below_the_checkpoints_and_active_while_the_score_is_written() throws Exception {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        tracer = new OpenTelemetryTracer(SdkTracerProvider.builder()
                .setSampler(new TraceSampler(Sampler.alwaysOff()))
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build());
        List<TraceParent> active = new ArrayList<>();
        ScoringTaskConsumer consumer = assigned(model -> {
            active.add(tracer.active());
            return candidate;
        });
        ConsumerRecord<String, byte[]> row = row(task(SCORE));
        TraceHeader.put(row.headers(), CHECKPOINT_SPAN);
        consumer.onTask(row);
        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(span.getName()).isEqualTo("score model");
        assertThat(span.getParentSpanId()).isEqualTo(CHECKPOINT_SPAN.spanId());
        assertThat(span.getAttributes().get(AttributeKey.stringKey("ventral.score")))
                .isEqualTo(SCORE);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("ventral.outcome")))
                .isEqualTo("SCORED");
        assertThat(active).containsExactly(new TraceParent(span.getTraceId(), span.getSpanId(), true));
        assertThat(tracer.active()).isNull();
    }

    @Test
    void a_task_that_is_deferred_keeps_the_span_of_its_checkpoint() throws Exception {
        ScoringTaskConsumer consumer = assignedWithoutStore();
        ConsumerRecord<String, byte[]> row = row(task(SCORE));
        TraceHeader.put(row.headers(), CHECKPOINT_SPAN);
        consumer.onTask(row);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tasks.sent())
                .singleElement()
                .satisfies(task -> assertThat(TraceHeader.get(task.headers())).isEqualTo(CHECKPOINT_SPAN));
    }
}
