package ventral.gateway.jose4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetReaderTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] TOO_LONG = new byte[KeySetReader.BYTE_LIMIT + 1];

    @TempDir
    Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        end.countDown();
        if (server != null) {
            server.stop(0);
        }
        executor.shutdownNow();
    }

    @Test
    void an_answer_and_a_file_are_read() throws Exception {
        assertThat(reader(answer(200, "{}".getBytes(StandardCharsets.UTF_8)), LONG)
                        .read())
                .isEqualTo("{}");
        Path file = Files.writeString(folder.resolve("jwks.json"), "{ }");
        assertThat(new KeySetReader(file.toString(), LONG).read()).isEqualTo("{ }");
        assertThat(new KeySetReader(file.toUri().toString(), LONG).read()).isEqualTo("{ }");
    }

    @Test
    void more_than_the_limit_is_an_error() throws Exception {
        KeySetReader remote = reader(answer(200, TOO_LONG), LONG);
        assertThatThrownBy(remote::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1048576 bytes");
        Path file = Files.write(folder.resolve("jwks.json"), TOO_LONG);
        assertThatThrownBy(() -> new KeySetReader(file.toString(), LONG).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void another_status_is_an_error() throws IOException {
        assertThatThrownBy(reader(answer(404, new byte[1]), LONG)::read).hasMessageContaining("HTTP status 404");
    }

    @Test
    void an_answer_that_does_not_end_is_an_error() throws IOException {
        KeySetReader reader = reader(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write('{');
                        out.flush();
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                SHORT);
        assertThatThrownBy(reader::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no complete answer within PT0.3S");
    }

    private static HttpHandler answer(int status, byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        };
    }

    private KeySetReader reader(HttpHandler handler, Duration timeout) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", handler);
        started.setExecutor(executor);
        started.start();
        server = started;
        return new KeySetReader(
                "http://127.0.0.1:%d/keys".formatted(started.getAddress().getPort()), timeout);
    }
}
