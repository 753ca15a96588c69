package ventral.gateway.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.security.AccessRefusal;
import ventral.gateway.security.AccessRefusalCounts;

/** Publishes the open streams of clients and the calls that were refused before a service saw them. */
public final class CallMeters {

    private CallMeters() {}

    /** Registers the open streams, and those that were refused. */
    public static StreamQuota register(StreamQuota streams, MeterRegistry registry) {
        Gauge.builder("ventral.gateway.open.streams", streams, StreamQuota::openCount)
                .description("Watches and downloads that are open")
                .baseUnit("streams")
                .register(registry);
        registerRefused("stream-quota", streams, StreamQuota::refusedCount, registry);
        return streams;
    }

    /** Registers the requests that were refused because a browser sent them for a page of another site. */
    public static RequestPolicy register(RequestPolicy policy, MeterRegistry registry) {
        registerRefused("foreign", policy, RequestPolicy::refusedCount, registry);
        return policy;
    }

    /** Registers the calls that were refused because of their caller. */
    public static AccessRefusalCounts register(AccessRefusalCounts refusals, MeterRegistry registry) {
        for (AccessRefusal reason : AccessRefusal.values()) {
            registerRefused(reason.id(), refusals, counts -> counts.count(reason), registry);
        }
        return refusals;
    }

    private static <T> void registerRefused(
            String reason, T source, ToDoubleFunction<T> count, MeterRegistry registry) {
        FunctionCounter.builder("ventral.gateway.refused.calls", source, count)
                .description("Calls that were refused before a service saw them, by reason")
                .baseUnit("calls")
                .tag("reason", reason)
                .register(registry);
    }
}
