package ventral.gateway.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.gateway.access.RequestHead;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.security.AccessRefusal;
import ventral.gateway.security.AccessRefusalCounts;

final class CallMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void open_streams_and_refused_calls_are_counted_from_zero() {
        StreamQuota streams = CallMeters.register(new StreamQuota(1), registry);
        RequestPolicy policy = CallMeters.register(new RequestPolicy(List.of()), registry);
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "ventral_gateway_open_streams 0.0",
                        "ventral_gateway_refused_calls_total{reason=\"foreign\"} 0.0",
                        "ventral_gateway_refused_calls_total{reason=\"stream-quota\"} 0.0");

        streams.tryAcquire("10.0.0.1");
        streams.tryAcquire("10.0.0.1");
        policy.findRefusal(new RequestHead("GET", "/", "http", "elsewhere.example", null, null, null, null));
        policy.findRefusal(new RequestHead("GET", "/", "http", "localhost", null, null, null, null));
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "ventral_gateway_open_streams 1.0",
                        "ventral_gateway_refused_calls_total{reason=\"foreign\"} 1.0",
                        "ventral_gateway_refused_calls_total{reason=\"stream-quota\"} 1.0");
    }

    @Test
    void calls_refused_because_of_their_caller_are_counted_by_reason() {
        AccessRefusalCounts refusals = CallMeters.register(new AccessRefusalCounts(), registry);
        refusals.add(AccessRefusal.UNAUTHENTICATED);
        refusals.add(AccessRefusal.PERMISSION_DENIED);
        refusals.add(AccessRefusal.PERMISSION_DENIED);
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "ventral_gateway_refused_calls_total{reason=\"unauthenticated\"} 1.0",
                        "ventral_gateway_refused_calls_total{reason=\"permission-denied\"} 2.0",
                        "ventral_gateway_refused_calls_total{reason=\"request-quota\"} 0.0",
                        "ventral_gateway_refused_calls_total{reason=\"authentication-unavailable\"} 0.0");
    }

    private List<String> lines() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("ventral_"))
                .map(line -> line.replace(",}", "}"))
                .toList();
    }
}
