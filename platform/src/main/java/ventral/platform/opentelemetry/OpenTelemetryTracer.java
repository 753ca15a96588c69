package ventral.platform.opentelemetry;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.TraceParent;
import ventral.platform.tracing.Tracer;

/** Records spans with OpenTelemetry's SDK. */
public final class OpenTelemetryTracer implements Tracer {

    /** Shorter than the time in which a process has to end, also if the collector does not answer. */
    private static final long CLOSE_SECONDS = 2;

    private final SdkTracerProvider provider;
    private final io.opentelemetry.api.trace.Tracer tracer;

    /**
     * Creates a tracer.
     *
     * @param provider closed with the tracer; its sampler is a {@link TraceSampler}
     */
    public OpenTelemetryTracer(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("ventral");
    }

    @Override
    public Span startSampled(String name) {
        return start(tracer.spanBuilder(name).setNoParent());
    }

    @Override
    public Span start(String name, @Nullable TraceParent parent) {
        Context context = parent == null
                ? TraceSampler.alwaysRecorded(Context.root())
                : Context.root().with(io.opentelemetry.api.trace.Span.wrap(toSpanContext(parent)));
        return start(tracer.spanBuilder(name).setParent(context));
    }

    private Span start(SpanBuilder builder) {
        io.opentelemetry.api.trace.Span span = builder.startSpan();
        if (span.getSpanContext().isSampled()) {
            return new OpenTelemetrySpan(tracer, span);
        }
        span.end();
        return Span.NONE;
    }

    @Override
    public @Nullable TraceParent active() {
        SpanContext active = io.opentelemetry.api.trace.Span.current().getSpanContext();
        return active.isValid() && active.isSampled() ? toTraceParent(active) : null;
    }

    static TraceParent toTraceParent(SpanContext context) {
        return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled());
    }

    static SpanContext toSpanContext(TraceParent parent) {
        return SpanContext.createFromRemoteParent(
                parent.traceId(),
                parent.spanId(),
                parent.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
