package ventral.gateway.armeria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.rpc.BadRequest;
import com.google.rpc.Status;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.RunServiceGrpc.RunServiceBlockingStub;
import ventral.api.v1.RunServiceGrpc.RunServiceStub;
import ventral.api.v1.WatchRunsRequest;
import ventral.contract.name.RunName;
import ventral.gateway.grpc.RunWatchObserver;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.testing.LedgerSamples;

/** Tests both forms of gRPC-Web that browsers use, and plain gRPC at the same port. */
final class GrpcWebTest {

    private static final int PLENTY = 1_000_000;
    private static final RunName R1 = new RunName("r1");

    private final WebServerFixture open = new WebServerFixture();

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gproto-web+h1c", "gproto-web-text+h1c", "gproto-web+h2c", "gproto+h2c", "gproto+h1c"})
    void a_watch_sends_the_present_state_and_changes_and_is_forgotten_when_its_client_leaves(String way) {
        open.api.ledger.put(List.of(LedgerSamples.run("r1", 0)));
        RunWatchObserver client = watch(way, PLENTY);
        assertThat(client.awaitMessages(2).get(0).getRun().getName()).isEqualTo("runs/r1");
        open.api.ledger.report(R1, LedgerSamples.progress(RunState.RUNNING, 64));
        assertThat(client.awaitMessages(3).get(2).getRun().getSeenImageCount()).isEqualTo(64);
        assertThat(open.api.bulletin.listenerCount()).isEqualTo(1);
        client.cancel();
        await().until(() -> open.api.bulletin.listenerCount() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gproto-web+h1c", "gproto-web-text+h1c", "gproto+h2c"})
    void an_error_has_its_details(String way) {
        StatusRuntimeException thrown = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub(way)
                        .getRun(GetRunRequest.newBuilder().setName("Nobody!").build()));
        Status error = StatusProto.fromThrowable(thrown);
        assertThat(error.getCode()).isEqualTo(3);
        assertThat(error.getDetailsList()).anyMatch(detail -> detail.is(BadRequest.class));
    }

    @Test
    void a_watch_of_many_things_sends_each_of_them() {
        open.api.ledger.put(IntStream.range(0, 500)
                .mapToObj(i -> LedgerSamples.run("r" + i, i))
                .toList());
        assertThat(watch("gproto-web+h1c", PLENTY).awaitMessages(501).stream()
                        .filter(message -> message.hasRun())
                        .map(message -> message.getRun().getName())
                        .distinct())
                .hasSize(500);
    }

    @Test
    void a_client_that_takes_little_is_sent_little() {
        open.api.ledger.put(List.of(LedgerSamples.run("r1", 0)));
        RunWatchObserver client = watch("gproto+h2c", 1);
        client.awaitMessages(1);
        int changes = 20_000;
        for (int seen = 1; seen <= changes; seen++) {
            open.api.ledger.report(R1, LedgerSamples.progress(RunState.RUNNING, seen));
        }
        client.take(PLENTY);
        await().until(() -> client.awaitMessages(1).stream()
                .anyMatch(message -> message.getRun().getSeenImageCount() == changes));
        assertThat(client.awaitMessages(1)).hasSizeLessThan(changes / 2);
    }

    @Test
    void a_watch_ends_when_the_door_closes_and_the_client_may_try_again() {
        RunWatchObserver client = watch("gproto-web+h1c", PLENTY);
        client.awaitMessages(1);
        open.door.close();
        assertThat(client.awaitError()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        await().until(() -> open.api.bulletin.listenerCount() == 0);
    }

    @Test
    void a_request_that_is_too_long_is_refused() {
        StatusRuntimeException thrown = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub("gproto+h2c")
                        .listRuns(ListRunsRequest.newBuilder()
                                .setFilter("x".repeat(WebServerFixture.MAX_MESSAGE_BYTES + 1))
                                .build()));
        assertThat(thrown.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.RESOURCE_EXHAUSTED);
    }

    private RunWatchObserver watch(String way, int first) {
        RunWatchObserver client = new RunWatchObserver(first);
        GrpcClients.newClient(uri(way), RunServiceStub.class).watchRuns(WatchRunsRequest.getDefaultInstance(), client);
        return client;
    }

    private RunServiceBlockingStub stub(String way) {
        return GrpcClients.newClient(uri(way), RunServiceBlockingStub.class);
    }

    private String uri(String way) {
        return "%s://127.0.0.1:%d/".formatted(way, open.door.port());
    }
}
