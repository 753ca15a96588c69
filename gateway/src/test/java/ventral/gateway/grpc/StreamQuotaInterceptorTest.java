package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;

/** Tests the quota of streams over real connections, at a port that gRPC shares with HTTP as in Quarkus. */
final class StreamQuotaInterceptorTest {

    private static final int PLENTY = 1_000_000;

    private final ApiServer api = new ApiServer();
    private final StreamQuota quota = new StreamQuota(2);
    private final SharedPortGrpcServer server =
            new SharedPortGrpcServer(api.services(), 0, new RequestPolicy(List.of()), quota);
    private final ManagedChannel channel = Grpc.newChannelBuilder(
                    "127.0.0.1:" + server.port(), InsecureChannelCredentials.create())
            .build();

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
        api.close();
    }

    @Test
    void a_client_with_too_many_watches_gets_no_other_until_one_ends() {
        RunWatchObserver first = watch("");
        first.awaitMessages(1);
        watch("").awaitMessages(1);
        assertThat(watch("").awaitError()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        RunServiceGrpc.newBlockingStub(channel).listRuns(ListRunsRequest.getDefaultInstance());
        first.cancel();
        await().until(() -> quota.openCount() == 1);
        watch("").awaitMessages(1);
    }

    @Test
    void a_watch_that_the_gateway_refuses_does_not_count() {
        assertThat(watch("no such filter").awaitError()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        await().until(() -> quota.openCount() == 0);
    }

    private RunWatchObserver watch(String filter) {
        RunWatchObserver client = new RunWatchObserver(PLENTY);
        RunServiceGrpc.newStub(channel)
                .watchRuns(WatchRunsRequest.newBuilder().setFilter(filter).build(), client);
        return client;
    }
}
