package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.RunServiceGrpc;
import ventral.gateway.armeria.WebServer;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.RawHttp;

/** Tests the whole gateway at its web port, with a real broker and a real database. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
@SuppressWarnings("NullAway.Init")
class WebPortTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    WebServer door;

    @Inject
    LedgerStatus currency;

    @TestHTTPResource("/")
    URI mainPort;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @BeforeEach
    void the_ledger_is_current() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> currency.state().equals(new LedgerStatus.State.Current(List.of())));
    }

    @Test
    void what_is_ordered_in_json_is_in_the_ledger_when_the_answer_comes() throws Exception {
        String body = "{\"spec\": {\"seed\": 7, \"imageCount\": 6400, \"imageSize\": 64, \"batchSize\": 64}}";
        HttpResponse<String> made = send(HttpRequest.newBuilder(here("/v1/streams?stream_id=ordered-in-json"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(here("/v1/streams/ordered-in-json")))
                        .body())
                .isEqualTo(made.body());
    }

    @Test
    void calls_at_the_web_port_are_counted_with_the_others() throws Exception {
        send(HttpRequest.newBuilder(here("/v1/objectives/distance-rotation")));
        assertThat(send(HttpRequest.newBuilder(metrics)).body())
                .contains("grpc_server_processing_duration_seconds_count{method=\"GetObjective\"");
    }

    @Test
    void health_and_metrics_are_served_at_the_management_port_alone() throws Exception {
        for (String path : List.of("/q/health/live", "/q/metrics")) {
            assertThat(statusAt(metrics.getPort(), path)).isEqualTo(200);
            assertThat(statusAt(mainPort.getPort(), path)).isEqualTo(404);
            assertThat(statusAt(door.port(), path)).isEqualTo(404);
        }
    }

    @Test
    void the_health_check_of_the_container_finds_the_gateway_ready() {
        ProcessBuilder check = new ProcessBuilder("bash", "../deploy/images/ready").inheritIO();
        check.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(metrics.getPort()));
        await().atMost(Duration.ofMinutes(2)).until(() -> check.start().waitFor() == 0);
    }

    @Test
    void what_is_yet_to_be_done_is_measured() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> send(HttpRequest.newBuilder(metrics))
                        .body()
                        .contains("ventral_gateway_unscored_checkpoints 0.0"));
    }

    @Test
    void a_browser_that_comes_to_the_main_port_is_sent_to_the_page() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(mainPort));
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("location"))
                .hasValue("http://%s:%d/".formatted(mainPort.getHost(), door.port()));
    }

    @Test
    void a_name_that_another_site_points_here_is_refused_at_every_port() {
        String forged = "Host: attacker.example";
        assertThat(RawHttp.send(door.port(), "GET /v1/runs", forged)).startsWith("HTTP/1.1 403 ");
        assertThat(RawHttp.send(mainPort.getPort(), "GET /", forged)).startsWith("HTTP/1.1 403 ");
        assertThat(RawHttp.send(metrics.getPort(), "GET /q/metrics", forged))
                .startsWith("HTTP/1.1 403 ")
                .contains("ventral.gateway.hosts");
        assertThat(RawHttp.send(metrics.getPort(), "GET /q/health/live", forged))
                .startsWith("HTTP/1.1 403 ");
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + mainPort.getPort(), InsecureChannelCredentials.create())
                .overrideAuthority("attacker.example")
                .build();
        try {
            assertThatThrownBy(() ->
                            RunServiceGrpc.newBlockingStub(channel).listRuns(ListRunsRequest.getDefaultInstance()))
                    .hasMessageContaining("PERMISSION_DENIED")
                    .hasMessageContaining("attacker.example");
        } finally {
            channel.shutdownNow();
        }
    }

    private int statusAt(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))))
                .statusCode();
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
