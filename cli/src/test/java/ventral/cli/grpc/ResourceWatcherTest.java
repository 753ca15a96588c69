package ventral.cli.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.cli.testing.FakeRunGateway;
import ventral.cli.testing.RunSamples;
import ventral.type.v1.RunState;

class ResourceWatcherTest {

    private static final Run RUNNING = RunSamples.run("r1", RunState.RUN_STATE_RUNNING, 64);
    private static final Run DONE = RunSamples.run("r1", RunState.RUN_STATE_SUCCEEDED, 8192);

    private final FakeRunGateway service = new FakeRunGateway();
    private final GatewayClient gateway = new GatewayClient(service.address());

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void a_watch_that_breaks_off_goes_on_behind_what_was_heard_last() {
        service.changes.addAll(List.of(RUNNING, DONE));
        try (ResourceWatcher<Run> feed = gateway.runs().watch("name = \"runs/r1\"")) {
            List<Run> heard = new ArrayList<>();
            await().untilAsserted(() -> {
                heard.addAll(feed.poll());
                assertThat(heard).endsWith(DONE);
            });
            assertThat(feed.poll()).isEmpty();
            assertThat(service.watches.subList(0, 2))
                    .containsExactly(
                            WatchRunsRequest.newBuilder()
                                    .setFilter("name = \"runs/r1\"")
                                    .build(),
                            WatchRunsRequest.newBuilder()
                                    .setFilter("name = \"runs/r1\"")
                                    .setResumeToken("1")
                                    .build());
            await().until(() -> !feed.isConnected());
        }
    }

    @Test
    void a_feed_begins_anew_when_the_gateways_ledger_did() {
        service.end = Status.OUT_OF_RANGE;
        service.changes.add(RUNNING);
        try (ResourceWatcher<Run> feed = gateway.runs().watch("")) {
            await().until(() -> service.watches.size() > 1);
            assertThat(feed.poll()).containsExactly(RUNNING);
            assertThat(service.watches)
                    .extracting(WatchRunsRequest::getResumeToken)
                    .containsOnly("");
        }
    }

    @Test
    void what_the_gateway_refuses_is_not_tried_again() {
        service.end = Status.INVALID_ARGUMENT.withDescription("no such field");
        try (ResourceWatcher<Run> feed = gateway.runs().watch("loss = 1")) {
            await().untilAsserted(() -> assertThatThrownBy(feed::poll)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("no such field"));
            assertThat(service.watches).hasSize(1);
        }
    }

    @Test
    void a_watch_without_heartbeats_is_taken_up_again() {
        service.silent = true;
        ManagedChannel channel = Grpc.newChannelBuilder(service.address(), InsecureChannelCredentials.create())
                .build();
        try (ResourceWatcher<Run> feed = new ResourceWatcher<>(
                service.address(),
                (token, listener) -> RunServiceGrpc.newBlockingStub(channel)
                        .watchRuns(WatchRunsRequest.newBuilder()
                                .setResumeToken(token)
                                .build())
                        .forEachRemaining(answer -> listener.accept(
                                new ResourceWatcher.WatchEvent<>(answer.getRun(), answer.getResumeToken()))),
                Run::getName,
                Duration.ofMillis(300))) {
            await().until(() -> !feed.isConnected() && service.watches.size() > 1);
            service.silent = false;
            service.changes.add(DONE);
            List<Run> received = new ArrayList<>();
            await().untilAsserted(() -> {
                received.addAll(feed.poll());
                assertThat(received).endsWith(DONE);
            });
        } finally {
            channel.shutdownNow();
        }
    }
}
