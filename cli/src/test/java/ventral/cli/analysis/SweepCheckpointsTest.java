package ventral.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ventral.api.v1.ListRunsRequest;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.testing.FakeRunGateway;
import ventral.contract.name.SweepName;

final class SweepCheckpointsTest {

    @Test
    void runs_are_asked_for_by_their_sweep() {
        try (FakeRunGateway service = new FakeRunGateway();
                GatewayClient gateway = new GatewayClient(service.address())) {
            assertThatThrownBy(() -> new SweepCheckpoints(gateway).lines(new SweepName("w1"), false))
                    .hasMessage("sweeps/w1 has no checkpoints yet");
            assertThat(service.lists)
                    .extracting(ListRunsRequest::getFilter)
                    .containsExactly("spec.sweep = \"sweeps/w1\"");
        }
    }
}
