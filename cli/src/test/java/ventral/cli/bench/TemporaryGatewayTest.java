package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ventral.cli.grpc.GatewayClient;
import ventral.launcher.TemporaryGateway;

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
}
