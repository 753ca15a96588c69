package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;

/** Tests how artifacts are opened on a server of three objects: one whole, one that breaks off, and one that is gone. */
class S3ArtifactOffsetTest {

    private static final byte[] WEIGHTS = {1, 2, 3};
    private static final URI WHOLE = URI.create("s3://ventral/checkpoints/weights.safetensors");
    private static final URI BROKEN = URI.create("s3://ventral/checkpoints/broken.safetensors");
    private static final URI GONE = URI.create("s3://ventral/checkpoints/gone.safetensors");

    private HttpServer server;
    private URI endpoint;
    private ArtifactAccess artifacts;

    @BeforeEach
    void open() throws IOException {
        LocalObjectStore.setCredentials("key", "secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 404, new byte[0]));
        server.createContext("/ventral/checkpoints/weights.safetensors", S3ArtifactOffsetTest::answerWeights);
        server.createContext("/ventral/checkpoints/broken.safetensors", S3ArtifactOffsetTest::answerFirstByte);
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        artifacts = new S3ArtifactAccess(
                new ObjectStore(new ObjectStoreSettings("ventral.gateway.s3", endpoint, "us-east-1")));
    }

    @AfterEach
    void close() {
        server.stop(0);
        LocalObjectStore.clearCredentials();
    }

    @Test
    void an_object_is_read_from_any_byte_to_its_last() throws IOException {
        for (int offset = 0; offset <= WEIGHTS.length; offset++) {
            try (InputStream in = artifacts.open(WHOLE, "00", offset)) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(WEIGHTS, offset, WEIGHTS.length));
            }
        }
    }

    @Test
    void an_object_that_is_gone_is_another_thing_than_a_store_that_is_unavailable() {
        assertThatThrownBy(() -> artifacts.open(GONE, "00", 0))
                .isInstanceOf(IOException.class)
                .hasMessage("%s at %s is gone", GONE, endpoint);
        server.stop(0);
        assertThatThrownBy(() -> artifacts.open(WHOLE, "00", 0))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll(WHOLE.toString(), endpoint.toString());
    }

    @Test
    void a_store_that_fails_while_an_object_is_read_is_unavailable() throws IOException {
        try (InputStream in = artifacts.open(BROKEN, "00", 0)) {
            assertThat(in.read()).isEqualTo(1);
            assertThatThrownBy(in::read)
                    .isInstanceOf(ArtifactStoreUnavailableException.class)
                    .hasMessageContainingAll(BROKEN.toString(), endpoint.toString());
        }
    }

    private static void answerWeights(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int start = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (start >= WEIGHTS.length) {
            answer(exchange, 416, new byte[0]);
        } else {
            answer(exchange, range == null ? 200 : 206, Arrays.copyOfRange(WEIGHTS, start, WEIGHTS.length));
        }
    }

    /** Answers the first byte of the object and breaks the connection; fails a request for the rest. */
    private static void answerFirstByte(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().getFirst("Range") != null) {
            answer(exchange, 503, new byte[0]);
        } else {
            exchange.sendResponseHeaders(200, WEIGHTS.length);
            exchange.getResponseBody().write(WEIGHTS, 0, 1);
            exchange.getResponseBody().flush();
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
