package ventral.gateway.armeria;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ServerInterceptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.grpc.ApiServer;

/** Runs the web server with the whole API on an in-memory ledger, and provides an HTTP client. */
final class WebServerFixture implements AutoCloseable {

    static final int MAX_MESSAGE_BYTES = 16 << 10;

    final ApiServer api = new ApiServer();
    final WebServer door;

    private final HttpClient client = HttpClient.newHttpClient();

    WebServerFixture(ServerInterceptor... interceptors) {
        this(WebServerFixture.class.getClassLoader(), interceptors);
    }

    WebServerFixture(ClassLoader classPath, ServerInterceptor... interceptors) {
        this(settings(0), classPath, interceptors);
    }

    WebServerFixture(WebServerSettings settings, ServerInterceptor... interceptors) {
        this(settings, WebServerFixture.class.getClassLoader(), interceptors);
    }

    private WebServerFixture(WebServerSettings settings, ClassLoader classPath, ServerInterceptor... interceptors) {
        door = new WebServer(settings, api.services(), List.of(interceptors), api.executor(), classPath);
        door.open();
    }

    /** Returns settings with limits that no test reaches, and without configured names. */
    static WebServerSettings settings(int port) {
        return settings(port, new RequestPolicy(List.of()), Integer.MAX_VALUE, ConnectionLimits.DEFAULT);
    }

    static WebServerSettings settings(int port, RequestPolicy policy, int streams, ConnectionLimits limits) {
        return new WebServerSettings(
                new InetSocketAddress("127.0.0.1", port),
                MAX_MESSAGE_BYTES,
                policy,
                new StreamQuota(streams),
                limits,
                null);
    }

    JsonNode get(String path) {
        return body(ask("GET", path, ""));
    }

    JsonNode post(String path, String body) {
        return body(ask("POST", path, body));
    }

    /**
     * Sends a request.
     *
     * @param headers name, value, name, value
     */
    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode body(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response + ": " + response.body(), e);
        }
    }

    /** Closes the server without waiting for it: closing takes two seconds in which the port's threads stay. */
    @Override
    public void close() {
        CompletableFuture.runAsync(door::close).whenComplete((nothing, failure) -> api.close());
    }
}
