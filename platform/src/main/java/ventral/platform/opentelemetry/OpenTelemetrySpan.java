package ventral.platform.opentelemetry;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.TraceParent;

/** A recorded span. */
final class OpenTelemetrySpan implements Span {

    private final Tracer tracer;
    private final io.opentelemetry.api.trace.Span span;

    OpenTelemetrySpan(Tracer tracer, io.opentelemetry.api.trace.Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    @Override
    public TraceParent context() {
        return OpenTelemetryTracer.toTraceParent(span.getSpanContext());
    }

    @Override
    public Span child(String name) {
        return new OpenTelemetrySpan(
                tracer,
                tracer.spanBuilder(name).setParent(Context.root().with(span)).startSpan());
    }

    @Override
    public Span set(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public Span set(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    @Override
    public void link(@Nullable TraceParent other) {
        if (other != null && other.isSampled()) {
            span.addLink(OpenTelemetryTracer.toSpanContext(other));
        }
    }

    @Override
    public void fail(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Scope activate() {
        io.opentelemetry.context.Scope scope = span.makeCurrent();
        return scope::close;
    }

    @Override
    public void close() {
        span.end();
    }
}
