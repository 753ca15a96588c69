package ventral.gateway.armeria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.RunServiceGrpc.RunServiceStub;
import ventral.api.v1.WatchRunsRequest;
import ventral.contract.name.RunName;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.grpc.RunWatchObserver;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.testing.LedgerSamples;
import ventral.gateway.testing.RawHttp;
import ventral.gateway.testing.StalledWatcher;

/** Tests what clients that send little or nothing can hold open at the web port. */
final class ConnectionLimitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final int PLENTY = 1_000_000;
    private static final int TIMEOUT_MILLIS = 20_000;

    private WebServerFixture open = new WebServerFixture();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_connection_whose_first_request_dawdles_is_closed() throws Exception {
        restart(new ConnectionLimits(100, LONG, SHORT, LONG, LONG), PLENTY);
        try (Socket socket = connect()) {
            assertThat(endsWhileSending(socket, "GET /v1/runs HTTP/1.1\r\nHost: localhost\r\nX-Filler: ", "x"))
                    .isTrue();
        }
    }

    @Test
    void a_connection_that_has_sent_a_request_in_time_stays_open() throws Exception {
        restart(new ConnectionLimits(100, LONG, SHORT, LONG, LONG), PLENTY);
        try (Socket socket = connect()) {
            request(socket);
            Thread.sleep(2 * SHORT.toMillis());
            request(socket);
        }
    }

    @Test
    void a_silent_connection_is_closed() throws Exception {
        restart(new ConnectionLimits(100, LONG, SHORT, LONG, LONG), PLENTY);
        try (Socket socket = connect()) {
            assertThat(isClosed(socket)).isTrue();
        }
    }

    @Test
    void a_connection_without_further_requests_is_closed() throws Exception {
        restart(new ConnectionLimits(100, Duration.ofSeconds(1), LONG, LONG, LONG), PLENTY);
        try (Socket socket = connect()) {
            request(socket);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_connection_beyond_the_limit_is_closed() throws Exception {
        restart(new ConnectionLimits(1, LONG, LONG, LONG, LONG), PLENTY);
        try (Socket first = connect()) {
            request(first);
            try (Socket second = connect()) {
                assertThat(isClosed(second)).isTrue();
            }
            request(first);
        }
    }

    @Test
    void a_call_that_is_not_answered_ends_and_a_watch_lasts() {
        restart(new ConnectionLimits(100, LONG, LONG, SHORT, LONG), PLENTY, ConnectionLimitsTest::ignoreUnaryCalls);
        RunName r1 = new RunName("r1");
        open.api.ledger.put(List.of(LedgerSamples.run("r1", 0)));
        RunWatchObserver watch = watch();
        watch.awaitMessages(2);
        assertThat(open.ask("GET", "/v1/runs/r1", "").statusCode()).isIn(503, 504);
        open.api.ledger.report(r1, LedgerSamples.progress(RunState.RUNNING, 64));
        assertThat(watch.awaitMessages(3).get(2).getRun().getSeenImageCount()).isEqualTo(64);
    }

    @Test
    void a_client_with_too_many_watches_gets_no_other() {
        restart(ConnectionLimits.DEFAULT, 1);
        watch().awaitMessages(1);
        assertThat(watch().awaitError()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void the_stream_of_a_client_that_takes_nothing_is_cut_and_that_of_another_is_not() {
        restart(new ConnectionLimits(100, LONG, LONG, LONG, Duration.ofSeconds(2)), PLENTY);
        int runs = 2000;
        open.api.ledger.put(IntStream.range(0, runs)
                .mapToObj(i -> LedgerSamples.run("r" + i, 0))
                .toList());
        RunWatchObserver live = watch();
        live.awaitMessages(runs);
        try (StalledWatcher stalled = new StalledWatcher()) {
            stalled.watchRuns(open.door.port());
            await().until(() -> open.api.bulletin.listenerCount() == 2);
            await().atMost(Duration.ofMinutes(2)).until(() -> open.api.bulletin.listenerCount() == 1);
        }
        open.api.ledger.put(List.of(LedgerSamples.run("later", 0)));
        await().until(() -> live.awaitMessages(runs).stream()
                .anyMatch(message -> message.getRun().getName().equals("runs/later")));
    }

    private void restart(ConnectionLimits limits, int streams, ServerInterceptor... interceptors) {
        open.close();
        open = new WebServerFixture(
                WebServerFixture.settings(0, new RequestPolicy(List.of()), streams, limits), interceptors);
    }

    private RunWatchObserver watch() {
        RunWatchObserver client = new RunWatchObserver(PLENTY);
        GrpcClients.builder("gproto+h2c://127.0.0.1:%d/".formatted(open.door.port()))
                .responseTimeout(Duration.ZERO)
                .build(RunServiceStub.class)
                .watchRuns(WatchRunsRequest.getDefaultInstance(), client);
        return client;
    }

    private static <Q, A> ServerCall.Listener<Q> ignoreUnaryCalls(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return call.getMethodDescriptor().getType().serverSendsOneMessage()
                ? new ServerCall.Listener<Q>() {}
                : next.startCall(call, headers);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", open.door.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    /** Sends a request, and reads its response. */
    private static void request(Socket socket) throws IOException {
        assertThat(RawHttp.send(socket, "GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    private static boolean endsWhileSending(Socket socket, String head, String filler)
            throws IOException, InterruptedException {
        try {
            send(socket, head);
            for (int i = 0; i < 200; i++) {
                Thread.sleep(50);
                send(socket, filler);
            }
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException e) {
            return true; // the server reset the connection
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
