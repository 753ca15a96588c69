package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.grpc.GatewayClient;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.type.v1.StreamState;

/** Tests two packaged renderers on a real broker. */
@Tag("system")
class RendererReplacementTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final StreamSpec SPEC = StreamSpec.rendered(3, 160 * 64, 64, 64);
    private static final StreamName ALONE = new StreamName("renderer-alone");
    private static final StreamName SHARED = new StreamName("renderers-together");

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @TempDir
    Path logs;

    private final Ports ports = SYSTEM.ports();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void a_renderer_that_dies_while_two_share_a_stream_is_replaced_without_gap_or_other_images() throws Exception {
        GatewayClient gateway = new GatewayClient(ports.address(Endpoint.GATEWAY));
        open.add(0, gateway);

        gateway.streams().create(ALONE, SPEC);
        awaitWhole(gateway, ALONE);
        Process second = secondRenderer();
        awaitMembers(2);
        gateway.streams().create(SHARED, SPEC);
        Awaitility.await("some of the stream rendered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.streams().get(SHARED).getRenderedImageCount() > 0);
        second.destroyForcibly().waitFor();
        assertThat(gateway.streams().get(SHARED).getState()).isEqualTo(StreamState.STREAM_STATE_RENDERING);
        awaitWhole(gateway, SHARED);

        var shared = ImageLogReader.read(ports, SHARED);
        assertThat(shared.keySet())
                .containsExactlyElementsOf(
                        LongStream.range(0, SPEC.batchCount()).boxed().toList());
        assertThat(shared.equals(ImageLogReader.read(ports, ALONE)))
                .as("the same images")
                .isTrue();
    }

    private Process secondRenderer() throws Exception {
        Process process = SecondService.start(Endpoint.RENDERER, ports, logs.resolve("second-renderer.log"), Map.of());
        open.add(0, () -> process.destroyForcibly().waitFor());
        return process;
    }

    private void awaitMembers(int count) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ports.address(Endpoint.BROKER)))) {
            Awaitility.await("renderers that share the work")
                    .atMost(PATIENCE)
                    .until(() -> admin
                                    .describeConsumerGroups(List.of("render-service"))
                                    .all()
                                    .get()
                                    .get("render-service")
                                    .members()
                                    .stream()
                                    .filter(member -> !member.assignment()
                                            .topicPartitions()
                                            .isEmpty())
                                    .count()
                            == count);
        }
    }

    private static void awaitWhole(GatewayClient gateway, StreamName stream) {
        Awaitility.await(stream + " whole")
                .atMost(PATIENCE)
                .until(() -> gateway.streams().get(stream).getState() == StreamState.STREAM_STATE_SUCCEEDED);
    }
}
