package ventral.platform.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Records a span below another as that is recorded, and every trace that was started in a context of
 * {@link #alwaysRecorded}. Of the other traces, the configured sampler decides which are recorded.
 */
public final class TraceSampler implements Sampler {

    private static final ContextKey<Boolean> ALWAYS_RECORDED = ContextKey.named("ventral-always-recorded");

    private final Sampler configured;

    public TraceSampler(Sampler configured) {
        this.configured = configured;
    }

    /** Returns the context for a trace that is recorded whatever sampler is configured. */
    static Context alwaysRecorded(Context context) {
        return context.with(ALWAYS_RECORDED, true);
    }

    @Override
    public SamplingResult shouldSample(
            Context parentContext,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        SpanContext parent = Span.fromContext(parentContext).getSpanContext();
        if (parent.isValid()) {
            return parent.isSampled() ? SamplingResult.recordAndSample() : SamplingResult.drop();
        }
        return Boolean.TRUE.equals(parentContext.get(ALWAYS_RECORDED))
                ? SamplingResult.recordAndSample()
                : configured.shouldSample(parentContext, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "TraceSampler{%s}".formatted(configured.getDescription());
    }
}
