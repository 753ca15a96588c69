package ventral.cli;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Receives spans in OTLP over HTTP, as a collector does. */
final class SpanCollector implements AutoCloseable {

    private record SpanId(ByteString trace, ByteString span) {}

    private final HttpServer server;
    private final Map<SpanId, Span> spans = new ConcurrentHashMap<>();

    SpanCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.put(new SpanId(span.getTraceId(), span.getSpanId()), span));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Returns the options of a Java process that sends all its spans here. */
    List<String> javaOptions() {
        return List.of(
                "-Dotel.exporter.otlp.endpoint=http://127.0.0.1:"
                        + server.getAddress().getPort(),
                "-Dotel.traces.sampler=always_on",
                "-Dotel.bsp.schedule.delay=500");
    }

    Stream<Span> named(String name) {
        return spans.values().stream().filter(span -> span.getName().equals(name));
    }

    /** Returns the span above a span; empty if it is a root or its parent has not arrived. */
    Stream<Span> parent(Span span) {
        return Stream.ofNullable(spans.get(new SpanId(span.getTraceId(), span.getParentSpanId())));
    }

    /** Returns those of the spans that a span is linked to that have arrived. */
    Stream<Span> linked(Span span) {
        return span.getLinksList().stream()
                .flatMap(link -> Stream.ofNullable(spans.get(new SpanId(link.getTraceId(), link.getSpanId()))));
    }

    /** Returns the text of an attribute; empty if the span does not have it. */
    static String attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
