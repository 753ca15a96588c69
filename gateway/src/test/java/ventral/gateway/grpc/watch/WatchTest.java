package ventral.gateway.grpc.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.WatchBenchmarksRequest;
import ventral.api.v1.WatchRunsRequest;
import ventral.api.v1.WatchRunsResponse;
import ventral.api.v1.WatchScoresRequest;
import ventral.api.v1.WatchStreamsRequest;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.grpc.RunWatchObserver;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.testing.LedgerSamples;

final class WatchTest {

    private static final int PLENTY = 1_000_000;
    private static final RunName R1 = new RunName("r1");

    private final ApiServer server = new ApiServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_present_state_comes_first_then_a_heartbeat_then_changes() {
        put(LedgerSamples.run("r1", 0), LedgerSamples.run("r2", 0));
        RunWatchObserver client = watch("", "", PLENTY);
        assertThat(client.awaitMessages(3)).extracting(WatchTest::word).containsExactly("runs/r1 0", "runs/r2 0", "-");
        server.ledger.report(R1, LedgerSamples.progress(RunState.RUNNING, 64));
        assertThat(client.awaitMessages(4)).last().extracting(WatchTest::word).isEqualTo("runs/r1 64");
    }

    @Test
    void a_watch_of_nothing_says_so_with_a_token() {
        RunWatchObserver client = watch("", "", PLENTY);
        assertThat(client.awaitMessages(1).get(0).hasHeartbeat()).isTrue();
        put(LedgerSamples.run("r1", 0));
        RunWatchObserver later = watch("", client.awaitMessages(1).get(0).getResumeToken(), PLENTY);
        assertThat(later.awaitMessages(1).get(0).getRun().getName()).isEqualTo("runs/r1");
    }

    @Test
    void only_what_matches_the_filter_is_sent() {
        put(LedgerSamples.run("r1", 0), LedgerSamples.run("r2", 0));
        RunWatchObserver client = watch("name = \"runs/r2\"", "", PLENTY);
        server.ledger.report(R1, LedgerSamples.progress(RunState.RUNNING, 64));
        server.ledger.report(new RunName("r2"), LedgerSamples.progress(RunState.RUNNING, 64));
        await().until(() ->
                client.awaitMessages(2).stream().map(WatchTest::word).anyMatch("runs/r2 64"::equals));
        assertThat(client.awaitMessages(2)).extracting(WatchTest::word).doesNotContain("runs/r1 0", "runs/r1 64");
    }

    @Test
    void a_broken_watch_goes_on_from_its_token_without_loss() {
        put(IntStream.range(0, 250).mapToObj(i -> LedgerSamples.run("r" + i, 0)).toArray(Run[]::new));
        RunWatchObserver broken = watch("", "", 120);
        List<WatchRunsResponse> before = broken.awaitMessages(120);
        broken.cancel();
        server.ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        RunWatchObserver resumed = watch("", before.get(119).getResumeToken(), PLENTY);
        List<WatchRunsResponse> after = resumed.awaitMessages(132);
        assertThat(before).extracting(WatchTest::word).hasSize(120).contains("runs/r1 0");
        assertThat(after).extracting(WatchTest::word).hasSize(132).contains("runs/r1 6400", "runs/r120 0", "-");
    }

    @Test
    void a_slow_client_gets_only_the_last_value() {
        put(LedgerSamples.run("r1", 0));
        RunWatchObserver client = watch("", "", 1);
        client.awaitMessages(1);
        for (int seen = 64; seen <= 6400; seen += 64) {
            server.ledger.report(R1, LedgerSamples.progress(RunState.RUNNING, seen));
        }
        client.take(PLENTY);
        assertThat(client.awaitMessages(3))
                .extracting(WatchTest::word)
                .containsExactly("runs/r1 0", "runs/r1 6400", "-");
    }

    @Test
    void changes_made_while_the_client_reads_arrive_in_the_end() {
        put(IntStream.range(0, 20).mapToObj(i -> LedgerSamples.run("r" + i, 0)).toArray(Run[]::new));
        RunWatchObserver client = watch("", "", 1);
        for (int seen = 1; seen <= 500; seen++) {
            server.ledger.report(new RunName("r" + seen % 20), LedgerSamples.progress(RunState.RUNNING, seen));
            client.take(1);
        }
        client.take(PLENTY);
        await().untilAsserted(() -> {
            Map<String, Long> last = new HashMap<>();
            client.awaitMessages(1).stream()
                    .filter(WatchRunsResponse::hasRun)
                    .forEach(message -> last.put(
                            message.getRun().getName(), message.getRun().getSeenImageCount()));
            assertThat(last.values())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(481, 500)
                            .mapToObj(Long::valueOf)
                            .toList());
        });
    }

    @Test
    void a_client_that_cancels_is_forgotten() {
        RunWatchObserver client = watch("", "", PLENTY);
        client.awaitMessages(1);
        assertThat(server.bulletin.listenerCount()).isEqualTo(1);
        client.cancel();
        await().until(() -> server.bulletin.listenerCount() == 0);
    }

    @Test
    void heartbeats_keep_the_token_fresh() {
        try (ApiServer lively = new ApiServer(Duration.ofMillis(20))) {
            RunWatchObserver client = new RunWatchObserver(PLENTY);
            RunServiceGrpc.newStub(lively.channel)
                    .watchRuns(
                            WatchRunsRequest.newBuilder()
                                    .setFilter("state = FAILED")
                                    .build(),
                            client);
            client.awaitMessages(1);
            lively.ledger.put(List.of(LedgerSamples.run("r1", 0)));
            String now = lively.ledger.position().encode();
            await().until(() -> client.awaitMessages(3).stream()
                    .anyMatch(message -> message.getResumeToken().equals(now)));
            assertThat(client.awaitMessages(3)).allMatch(WatchRunsResponse::hasHeartbeat);
        }
    }

    @Test
    void a_client_that_takes_nothing_is_ended_after_some_heartbeats_and_forgotten() {
        try (ApiServer lively = new ApiServer(Duration.ofMillis(20))) {
            lively.ledger.put(List.of(LedgerSamples.run("r1", 0), LedgerSamples.run("r2", 0)));
            RunWatchObserver live = watch(lively, PLENTY);
            int heard = live.awaitMessages(3).size();
            RunWatchObserver stalled = watch(lively, 1);
            assertThat(stalled.awaitMessages(1)).hasSize(1);
            assertThat(stalled.awaitError()).isEqualTo(Status.Code.UNAVAILABLE);
            live.awaitMessages(heard + 10);
            assertThat(lively.bulletin.listenerCount()).isEqualTo(1);
        }
    }

    private static RunWatchObserver watch(ApiServer server, int first) {
        RunWatchObserver client = new RunWatchObserver(first);
        RunServiceGrpc.newStub(server.channel).watchRuns(WatchRunsRequest.getDefaultInstance(), client);
        return client;
    }

    @Test
    void a_token_of_a_ledger_that_was_lost_is_out_of_range() {
        RunWatchObserver client = watch("", "", PLENTY);
        String token = client.awaitMessages(1).get(0).getResumeToken();
        server.ledger.beginAnew();
        assertThat(client.awaitError()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(watch("", token, PLENTY).awaitError()).isEqualTo(Status.Code.OUT_OF_RANGE);
        await().until(() -> server.bulletin.listenerCount() == 0);
    }

    @Test
    void a_damaged_token_is_an_invalid_argument() {
        assertThat(watch("", "nonsense", PLENTY).awaitError()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(server.bulletin.listenerCount()).isZero();
    }

    @Test
    void a_watch_ends_when_the_ledger_is_out_of_reach() {
        RunWatchObserver client = watch("", "", PLENTY);
        client.awaitMessages(1);
        server.currency.set(new LedgerStatus.State.Unavailable("no broker"));
        server.bulletin.notifyListeners();
        assertThat(client.awaitError()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(server.bulletin.listenerCount()).isZero();
    }

    @Test
    void streams_and_scores_are_watched_likewise() {
        server.ledger.put(LedgerSamples.stream());
        var streams = StreamServiceGrpc.newBlockingStub(server.channel)
                .watchStreams(WatchStreamsRequest.newBuilder()
                        .setFilter("state = QUEUED")
                        .build());
        assertThat(streams.next().getStream().getName()).isEqualTo("streams/s1");
        assertThat(streams.next().hasHeartbeat()).isTrue();
        put(LedgerSamples.run("r1", 0));
        CheckpointName checkpoint = new CheckpointName(R1, 64);
        server.ledger.write(LedgerSamples.checkpoint(checkpoint));
        server.ledger.write(LedgerSamples.score(checkpoint, LedgerSamples.runSpec(), .25));
        var scores = ScoreServiceGrpc.newBlockingStub(server.channel)
                .watchScores(WatchScoresRequest.newBuilder()
                        .setParent("runs/r1/checkpoints/-")
                        .build());
        assertThat(scores.next().getScore().getName()).isEqualTo("runs/r1/checkpoints/64/scores/b1");
        assertThat(scores.next().hasHeartbeat()).isTrue();
    }

    @Test
    void a_watch_of_benchmarks_sends_those_that_are_there_and_goes_on_with_new_ones() {
        server.ledger.write(LedgerSamples.benchmark("b1"));
        var scores = ScoreServiceGrpc.newBlockingStub(server.channel);
        var benchmarks = scores.watchBenchmarks(WatchBenchmarksRequest.getDefaultInstance());
        assertThat(benchmarks.next().getBenchmark().getName()).isEqualTo("benchmarks/b1");
        String token = benchmarks.next().getResumeToken();
        server.ledger.write(LedgerSamples.benchmark("b2"));
        assertThat(benchmarks.next().getBenchmark().getName()).isEqualTo("benchmarks/b2");
        var resumed = scores.watchBenchmarks(
                WatchBenchmarksRequest.newBuilder().setResumeToken(token).build());
        assertThat(resumed.next().getBenchmark().getName()).isEqualTo("benchmarks/b2");
    }

    private void put(Run... runs) {
        server.ledger.put(List.of(runs));
    }

    private RunWatchObserver watch(String filter, String resumeToken, int first) {
        RunWatchObserver client = new RunWatchObserver(first);
        RunServiceGrpc.newStub(server.channel)
                .watchRuns(
                        WatchRunsRequest.newBuilder()
                                .setFilter(filter)
                                .setResumeToken(resumeToken)
                                .build(),
                        client);
        return client;
    }

    /** Returns the run and its progress; a hyphen for a heartbeat. */
    private static String word(WatchRunsResponse message) {
        return message.hasHeartbeat()
                ? "-"
                : message.getRun().getName() + " " + message.getRun().getSeenImageCount();
    }
}
