package ventral.platform.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.platform.tracing.Tracer;

/** Tests the SDK with a collector that receives OTLP over HTTP. */
class TracerFactoryTest {

    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String DISABLED = "otel.sdk.disabled";
    private static final String RATIO = "otel.traces.sampler.arg";
    private static final String PROTOCOL = "otel.exporter.otlp.protocol";

    @AfterEach
    void clear() {
        System.clearProperty(ENDPOINT);
        System.clearProperty(DISABLED);
        System.clearProperty(RATIO);
        System.clearProperty(PROTOCOL);
    }

    @Test
    void without_an_endpoint_nothing_is_recorded() {
        assertThat(TracerFactory.create("a-service")).isSameAs(Tracer.NONE);
        System.setProperty(ENDPOINT, " ");
        assertThat(TracerFactory.create("a-service")).isSameAs(Tracer.NONE);
    }

    @Test
    void a_disabled_sdk_records_nothing() {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");
        System.setProperty(DISABLED, "true");
        assertThat(TracerFactory.create("a-service")).isSameAs(Tracer.NONE);
    }

    @ParameterizedTest
    @CsvSource({RATIO + ", 2", PROTOCOL + ", grpc", ENDPOINT + ", 127.0.0.1", RATIO + ", much"})
    void a_variable_that_the_sdk_refuses_costs_the_traces_alone(String property, String value) {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");
        System.setProperty(property, value);
        assertThat(TracerFactory.create("a-service")).isSameAs(Tracer.NONE);
    }

    @Test
    @Timeout(60)
    void with_an_endpoint_spans_are_exported_in_the_name_of_the_service() throws Exception {
        List<ExportTraceServiceRequest> received = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            System.setProperty(
                    ENDPOINT, "http://127.0.0.1:" + collector.getAddress().getPort());
            System.setProperty(RATIO, "0");
            Tracer tracer = TracerFactory.create("a-service");
            tracer.startSampled("batch").close();
            tracer.start("checkpoint", null).close();
            tracer.close();
        } finally {
            collector.stop(0);
        }
        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.getResourceSpans(0).getResource().getAttributesList())
                    .anyMatch(attribute -> attribute.getKey().equals("service.name")
                            && attribute.getValue().getStringValue().equals("a-service"));
            assertThat(request.getResourceSpans(0).getScopeSpans(0).getSpansList())
                    .extracting(Span::getName)
                    .containsExactly("checkpoint");
        });
    }

    @Test
    @Timeout(60)
    void a_collector_that_does_not_answer_costs_spans_and_no_exception() {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");
        Tracer tracer = TracerFactory.create("a-service");
        tracer.start("checkpoint", null).close();
        tracer.close();
    }
}
