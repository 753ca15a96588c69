package ventral.gateway.grpc;

import static org.awaitility.Awaitility.await;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.testing.LedgerSamples;
import ventral.gateway.testing.StalledWatcher;

/** Tests clients that take nothing, at a port that gRPC shares with HTTP as in Quarkus. */
final class StalledStreamInterceptorTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int PLENTY = 1_000_000;

    /** More rows than the flow control of HTTP/2 lets a client leave unread. */
    private static final int RUNS = 2000;

    private final ApiServer api = new ApiServer();
    private final StreamQuota quota = new StreamQuota(10);
    private final SharedPortGrpcServer server =
            new SharedPortGrpcServer(api.services(), 0, new RequestPolicy(List.of()), quota, Duration.ofSeconds(2));
    private final StalledWatcher stalled = new StalledWatcher();
    private final ManagedChannel channel = Grpc.newChannelBuilder(
                    "127.0.0.1:" + server.port(), InsecureChannelCredentials.create())
            .build();

    @AfterEach
    void stop() {
        channel.shutdownNow();
        stalled.close();
        server.close();
        api.close();
    }

    @Test
    void the_stream_of_a_client_that_takes_nothing_is_reset_and_that_of_another_is_not() {
        api.ledger.put(IntStream.range(0, RUNS)
                .mapToObj(i -> LedgerSamples.run("r" + i, 0))
                .toList());
        RunWatchObserver live = new RunWatchObserver(PLENTY);
        RunServiceGrpc.newStub(channel).watchRuns(WatchRunsRequest.getDefaultInstance(), live);
        live.awaitMessages(RUNS);
        stalled.watchRuns(server.port());
        await().atMost(SOON).until(() -> quota.openCount() == 2);

        await().atMost(SOON).until(() -> api.bulletin.listenerCount() == 1 && quota.openCount() == 1);
        api.ledger.put(List.of(LedgerSamples.run("later", 0)));
        await().until(() -> live.awaitMessages(RUNS).stream()
                .anyMatch(message -> message.getRun().getName().equals("runs/later")));
    }
}
