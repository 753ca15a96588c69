package ventral.gateway.armeria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.RunServiceGrpc;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.testing.RawHttp;

/** Tests foreign requests at the web port. */
final class RequestPolicyDecoratorTest {

    private static final String RUNS = "GET /v1/runs";

    private final WebServerFixture open = new WebServerFixture(WebServerFixture.settings(
            0, new RequestPolicy(List.of("ventral.example")), Integer.MAX_VALUE, ConnectionLimits.DEFAULT));

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8477", "localhost:8477", "10.244.0.7", "[::1]:8477", "ventral.example"})
    void addresses_and_known_names_are_served(String host) {
        assertThat(send(RUNS, "Host: " + host, "Origin: http://" + host)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_rebound_name_is_forbidden_even_for_a_page_of_its_own_origin() {
        assertThat(send(RUNS, "Host: attacker.example:8477", "Origin: http://attacker.example:8477"))
                .startsWith("HTTP/1.1 403 ")
                .contains("attacker.example:8477", "ventral.gateway.hosts", "FORBIDDEN");
    }

    @Test
    void a_page_of_another_origin_is_forbidden() {
        assertThat(send(RUNS, "Host: localhost:8477", "Origin: http://elsewhere.example"))
                .startsWith("HTTP/1.1 403 ")
                .contains("the header Origin is", "http://elsewhere.example");
    }

    @Test
    void a_fetch_of_another_site_is_forbidden_and_a_link_to_the_page_is_followed() {
        String crossSite = "Sec-Fetch-Site: cross-site";
        assertThat(send(RUNS, "Host: localhost:8477", crossSite)).startsWith("HTTP/1.1 403 ");
        assertThat(send("GET /", "Host: localhost:8477", crossSite, "Sec-Fetch-Mode: no-cors"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(send(
                        "GET /",
                        "Host: localhost:8477",
                        crossSite,
                        "Sec-Fetch-Mode: navigate",
                        "Sec-Fetch-Dest: document"))
                .doesNotStartWith("HTTP/1.1 403 ");
    }

    @Test
    void a_call_to_another_name_is_denied() {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + open.door.port(), InsecureChannelCredentials.create())
                .overrideAuthority("attacker.example")
                .build();
        try {
            StatusRuntimeException thrown = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> RunServiceGrpc.newBlockingStub(channel).listRuns(ListRunsRequest.getDefaultInstance()));
            assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(thrown.getStatus().getDescription()).contains("attacker.example", "ventral.gateway.hosts");
        } finally {
            channel.shutdownNow();
        }
    }

    private String send(String start, String... headers) {
        return RawHttp.send(open.door.port(), start, headers);
    }
}
