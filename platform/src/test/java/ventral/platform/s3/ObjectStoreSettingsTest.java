package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.platform.artifact.ObjectUri;

class ObjectStoreSettingsTest {

    private static final ObjectUri PLACE = new ObjectUri("ventral", "weights.safetensors");

    @BeforeEach
    void identify() {
        LocalObjectStore.setCredentials("k", "s");
    }

    @AfterEach
    void forget() {
        LocalObjectStore.clearCredentials();
    }

    @Test
    void a_store_that_is_overloaded_for_a_while_is_asked_again() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "weights".getBytes(StandardCharsets.UTF_8);
            boolean isBusy = requests.incrementAndGet() < 3;
            exchange.sendResponseHeaders(isBusy ? 503 : 200, isBusy ? -1 : answer.length);
            exchange.getResponseBody().write(answer, 0, isBusy ? 0 : answer.length);
            exchange.close();
        });
        server.start();
        try {
            ObjectStore store = new ObjectStore(at(server.getAddress().getPort()));
            assertThat(store.open(PLACE, 0).readAllBytes()).asString().isEqualTo("weights");
            assertThat(requests).hasValue(3);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_store_that_does_not_answer_is_away() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ObjectStore store = new ObjectStore(at(silent.getLocalPort()), Duration.ofMillis(200));
            assertThatThrownBy(() -> store.put(PLACE, "00", 32 << 20, out -> out.write(new byte[32 << 20])))
                    .isInstanceOf(ObjectStoreException.StoreUnavailable.class)
                    .hasMessageContaining(PLACE.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9000", "ftp://store", "store"})
    void what_is_no_address_of_a_store_is_refused_by_its_key(String endpoint) {
        assertThatThrownBy(() -> new ObjectStoreSettings("ventral.scorer.s3", URI.create(endpoint), "us-east-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ventral.scorer.s3.endpoint " + endpoint);
    }

    @Test
    void without_an_address_it_is_amazons() {
        assertThat(new ObjectStoreSettings("ventral.scorer.s3", null, "eu-west-1"))
                .hasToString("Amazon S3 in eu-west-1");
    }

    private static ObjectStoreSettings at(int port) {
        return new ObjectStoreSettings("ventral.trainer.s3", URI.create("http://127.0.0.1:" + port), "us-east-1");
    }
}
