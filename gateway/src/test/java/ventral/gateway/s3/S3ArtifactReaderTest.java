package ventral.gateway.s3;

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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.gateway.artifact.ArtifactReader;
import ventral.gateway.artifact.ArtifactStoreUnavailableException;
import ventral.gateway.artifact.ResolvingArtifactReader;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreSettings;

/** Tests a server with one object; the tests of the contract cover a complete store. */
class S3ArtifactReaderTest {

    private static final byte[] WEIGHTS = {1, 2, 3};
    private static final URI PLACE = URI.create("s3://ventral/checkpoints/weights.safetensors");

    private HttpServer server;
    private URI endpoint;
    private ArtifactReader artifacts;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 404, new byte[0]));
        server.createContext("/ventral/checkpoints/weights.safetensors", S3ArtifactReaderTest::answerWeights);
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        artifacts = new S3ArtifactReader(
                new ObjectStore(new ObjectStoreSettings("ventral.gateway.s3", Optional.of(endpoint), "us-east-1")));
    }

    @AfterEach
    void close() {
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void an_object_is_read_from_any_byte_to_its_last() throws IOException {
        for (int offset = 0; offset <= WEIGHTS.length; offset++) {
            try (InputStream in = artifacts.open(PLACE, offset)) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(WEIGHTS, offset, WEIGHTS.length));
            }
        }
    }

    @Test
    void an_object_that_is_gone_is_another_thing_than_a_store_that_is_away() {
        URI gone = URI.create("s3://ventral/checkpoints/gone.safetensors");
        assertThatThrownBy(() -> artifacts.open(gone, 0))
                .isNotInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessage("%s at %s is gone", gone, endpoint);
        server.stop(0);
        assertThatThrownBy(() -> artifacts.open(PLACE, 0))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll(PLACE.toString(), endpoint.toString());
    }

    @Test
    void a_file_is_looked_for_where_its_scheme_says() throws IOException {
        ArtifactReader byScheme = new ResolvingArtifactReader(Map.of("s3", artifacts));
        try (InputStream in = byScheme.open(PLACE, 2)) {
            assertThat(in.readAllBytes()).containsExactly(3);
        }
        assertThatThrownBy(() -> byScheme.open(URI.create("ftp://store/weights"), 0))
                .hasMessage("ftp://store/weights is out of reach: only [s3] are read");
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

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
