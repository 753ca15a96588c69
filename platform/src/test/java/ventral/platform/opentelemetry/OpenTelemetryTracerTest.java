package ventral.platform.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.TraceParent;
import ventral.platform.tracing.Tracer;

class OpenTelemetryTracerTest {

    private static final TraceParent REMOTE = new TraceParent("ab".repeat(16), "cd".repeat(8), true);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();

    @Test
    void a_span_is_exported_once_it_is_closed_with_its_attributes_links_and_failure() {
        Span span =
                tracer(Sampler.alwaysOn()).start("work", null).set("text", "a").set("number", 7);
        span.link(REMOTE);
        span.link(null);
        span.fail("broken");
        assertThat(exported.getFinishedSpanItems()).isEmpty();
        span.close();
        SpanData data = exported.getFinishedSpanItems().get(0);
        assertThat(data.getName()).isEqualTo("work");
        assertThat(data.getAttributes().get(AttributeKey.stringKey("text"))).isEqualTo("a");
        assertThat(data.getAttributes().get(AttributeKey.longKey("number"))).isEqualTo(7);
        assertThat(data.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(data.getStatus().getDescription()).isEqualTo("broken");
        assertThat(data.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(REMOTE.spanId()));
    }

    @Test
    void a_span_is_below_the_span_of_another_process_and_its_child_below_it() {
        try (Span span = tracer(Sampler.alwaysOff()).start("received", REMOTE);
                Span child = span.child("part")) {
            assertThat(Objects.requireNonNull(child.context()).traceId()).isEqualTo(REMOTE.traceId());
        }
        SpanData part = exported.getFinishedSpanItems().get(0);
        SpanData received = exported.getFinishedSpanItems().get(1);
        assertThat(received.getParentSpanId()).isEqualTo(REMOTE.spanId());
        assertThat(part.getParentSpanId()).isEqualTo(received.getSpanId());
    }

    @Test
    void the_sampler_decides_on_sampled_traces_and_never_on_the_others() {
        Tracer tracer = tracer(Sampler.alwaysOff());
        Span sampled = tracer.startSampled("batch");
        assertThat(sampled.context()).isNull();
        sampled.child("part").close();
        sampled.close();
        assertThat(exported.getFinishedSpanItems()).isEmpty();
        tracer.start("checkpoint", null).close();
        assertThat(exported.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("checkpoint");
        tracer(Sampler.alwaysOn()).startSampled("batch").close();
        assertThat(exported.getFinishedSpanItems()).hasSize(2);
    }

    @Test
    void below_a_span_that_is_not_recorded_nothing_is_recorded() {
        Tracer tracer = tracer(Sampler.alwaysOn());
        Span span = tracer.start("received", new TraceParent(REMOTE.traceId(), REMOTE.spanId(), false));
        assertThat(span.context()).isNull();
        span.close();
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void the_active_span_is_that_of_the_innermost_open_scope() {
        Tracer tracer = tracer(Sampler.alwaysOn());
        assertThat(tracer.active()).isNull();
        try (Span outer = tracer.start("outer", null);
                Span.Scope outerScope = outer.activate()) {
            try (Span inner = outer.child("inner");
                    Span.Scope innerScope = inner.activate()) {
                assertThat(tracer.active()).isEqualTo(inner.context());
            }
            assertThat(tracer.active()).isEqualTo(outer.context());
        }
        assertThat(tracer.active()).isNull();
    }

    private Tracer tracer(Sampler sampler) {
        return new OpenTelemetryTracer(SdkTracerProvider.builder()
                .setSampler(new TraceSampler(sampler))
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build());
    }
}
