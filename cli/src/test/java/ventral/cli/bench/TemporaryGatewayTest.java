package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ventral.cli.grpc.GatewayClient;
import ventral.launcher.TemporaryGateway;
import ventral.launcher.component.LaunchException;

@Tag("system")
class TemporaryGatewayTest {

    @Test
    void it_answers_and_leaves_nobody_running() throws Exception {
        long pid;
        try (TemporaryGateway temporary = TemporaryGateway.start(Path.of(".."), Map.of());
                GatewayClient client = new GatewayClient(temporary.address())) {
            pid = temporary.pid();
            assertThat(client.runs().list("")).isEmpty();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void a_gateway_that_others_could_reach_does_not_start_and_the_launcher_passes_the_reason_on() {
        Map<String, String> environment = Map.of("QUARKUS_HTTP_HOST", "0.0.0.0");
        assertThatThrownBy(
                        () -> TemporaryGateway.start(Path.of(".."), environment).close())
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("gateway ended with status 2")
                .hasMessageContaining("quarkus.http.host is 0.0.0.0, which others can reach")
                .hasMessageContaining("ventral.security.allow-insecure=true")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Exception"));
    }
}
