package ventral.gateway.grpc;

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
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.RunServiceGrpc;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.testing.RawHttp;

/** Tests foreign requests over real connections, at a port that gRPC shares with HTTP as in Quarkus. */
final class RequestPolicyHandlerTest {

    private final ApiServer api = new ApiServer();
    private final SharedPortGrpcServer server = new SharedPortGrpcServer(
            api.services(), 0, new RequestPolicy(List.of("ventral-gateway")), new StreamQuota(1));

    @AfterEach
    void stop() {
        server.close();
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8470", "localhost", "10.244.0.7:8470", "[::1]:8470", "ventral-gateway:8470"})
    void a_call_to_an_address_or_a_known_name_is_answered(String authority) {
        assertThat(listRuns(authority).getRunsList()).isEmpty();
    }

    @Test
    void a_call_to_another_name_is_denied() {
        StatusRuntimeException thrown =
                catchThrowableOfType(StatusRuntimeException.class, () -> listRuns("attacker.example:8470"));
        assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(thrown.getStatus().getDescription())
                .contains("Host", "'attacker.example:8470'", "ventral.gateway.hosts");
    }

    @Test
    void a_rebound_name_is_forbidden_even_for_a_page_of_its_own_origin() {
        assertThat(RawHttp.send(
                        server.port(), "POST /", "Host: attacker.example:1", "Origin: http://attacker.example:1"))
                .startsWith("HTTP/1.1 403 ")
                .contains("the header Host is 'attacker.example:1'");
    }

    @Test
    void a_page_of_another_origin_is_forbidden() {
        assertThat(RawHttp.send(server.port(), "POST /", "Host: localhost:1", "Origin: http://elsewhere.example"))
                .startsWith("HTTP/1.1 403 ")
                .contains("the header Origin is 'http://elsewhere.example'");
        assertThat(RawHttp.send(server.port(), "GET /x", "Host: localhost:1", "Sec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 403 ")
                .contains("Sec-Fetch-Site");
    }

    private ListRunsResponse listRuns(String authority) {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + server.port(), InsecureChannelCredentials.create())
                .overrideAuthority(authority)
                .build();
        try {
            return RunServiceGrpc.newBlockingStub(channel).listRuns(ListRunsRequest.getDefaultInstance());
        } finally {
            channel.shutdownNow();
        }
    }
}
