package ventral.cli.study.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.study.Study;
import ventral.cli.study.StudySamples;

class SweepCacheTest {

    private final FakeStudyGateway service = new FakeStudyGateway();
    private final GatewayClient gateway = new GatewayClient(service.address());
    private final Study study = StudySamples.study();
    private Duration uptime = Duration.ofSeconds(5);
    private final SweepCache cache = new SweepCache(gateway, study.sweeps().keySet(), () -> uptime);

    @BeforeEach
    void create() {
        new StudyClient(gateway, study).create();
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void estimates_are_read_again_after_ten_seconds() {
        estimate(100);
        assertThat(cache.get()).extracting(SweepCacheTest::rate).containsExactly(100., 100.);
        estimate(200);
        uptime = uptime.plusMillis(9_999);
        assertThat(cache.get()).extracting(SweepCacheTest::rate).containsExactly(100., 100.);
        uptime = uptime.plusMillis(1);
        assertThat(cache.get()).extracting(SweepCacheTest::rate).containsExactly(200., 200.);
    }

    @Test
    void a_sweep_that_was_deleted_is_left_out() {
        service.sweeps.remove("sweeps/big");
        assertThat(cache.get()).extracting(Sweep::getName).containsExactly("sweeps/sizes");
    }

    private void estimate(double imagesPerSecond) {
        SweepEstimate estimate =
                SweepEstimate.newBuilder().setImagesPerSecond(imagesPerSecond).build();
        service.sweeps.replaceAll(
                (name, sweep) -> sweep.toBuilder().setEstimate(estimate).build());
    }

    private static double rate(Sweep sweep) {
        return sweep.getEstimate().getImagesPerSecond();
    }
}
