package ventral.cli.study.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.SweepEstimate;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.study.StudySamples;
import ventral.cli.study.StudySize.TrainingKind;
import ventral.contract.network.Network;

class TrainingRatesTest {

    private final FakeStudyGateway service = new FakeStudyGateway();
    private final GatewayClient gateway = new GatewayClient(service.address());

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void the_rate_of_a_kind_of_training_is_what_the_gateway_estimates_for_a_sweep_of_that_kind() {
        new StudyClient(gateway, StudySamples.study()).create();
        SweepEstimate estimate = SweepEstimate.newBuilder()
                .setImagesPerSecond(250)
                .setPacedRunCount(3)
                .build();
        service.sweeps.replaceAll(
                (name, sweep) -> sweep.toBuilder().setEstimate(estimate).build());
        int imageSize =
                StudySamples.study().streams().values().iterator().next().imageSize();
        assertThat(TrainingRates.read(gateway))
                .hasSize(1)
                .containsEntry(new TrainingKind(Network.RESNET18, imageSize), estimate);
    }

    @Test
    void a_system_that_has_measured_nothing_has_no_rates() {
        new StudyClient(gateway, StudySamples.study()).create();
        assertThat(TrainingRates.read(gateway)).isEmpty();
    }
}
