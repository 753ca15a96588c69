package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListObjectivesRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.Objective;
import ventral.api.v1.ObjectiveServiceGrpc;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.Score;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.PageToken;
import ventral.gateway.testing.LedgerSamples;

final class ListCallsTest {

    private final ApiServer server = new ApiServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void page_after_page_gives_everything_once_newest_first() {
        server.ledger.put(IntStream.range(0, 25)
                .mapToObj(i -> LedgerSamples.run("r" + i, i))
                .toList());
        List<String> walked = new ArrayList<>();
        ListRunsRequest.Builder request = ListRunsRequest.newBuilder().setPageSize(10);
        ListRunsResponse page;
        do {
            page = runs(request.build());
            page.getRunsList().forEach(run -> walked.add(run.getName()));
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());
        assertThat(walked)
                .containsExactlyElementsOf(IntStream.range(0, 25)
                        .mapToObj(i -> "runs/r" + (24 - i))
                        .toList());
    }

    @Test
    void a_last_page_that_is_full_has_no_next() {
        server.ledger.put(List.of(LedgerSamples.run("r1", 0), LedgerSamples.run("r2", 1)));
        assertThat(runs(ListRunsRequest.newBuilder().setPageSize(2).build()).getNextPageToken())
                .isEmpty();
    }

    @Test
    void a_page_has_fifty_rows_unless_more_are_asked_for_and_never_over_a_thousand() {
        server.ledger.put(IntStream.range(0, 1200)
                .mapToObj(i -> LedgerSamples.run("r" + i, i))
                .toList());
        assertThat(runs(ListRunsRequest.getDefaultInstance()).getRunsCount()).isEqualTo(50);
        assertThat(runs(ListRunsRequest.newBuilder().setPageSize(5000).build()).getRunsCount())
                .isEqualTo(1000);
    }

    @Test
    void a_token_serves_the_list_that_it_is_of() {
        server.ledger.put(List.of(LedgerSamples.run("r1", 0), LedgerSamples.run("r2", 1)));
        String token = runs(ListRunsRequest.newBuilder().setPageSize(1).build()).getNextPageToken();
        assertThatThrownBy(() -> runs(ListRunsRequest.newBuilder()
                        .setPageToken(token)
                        .setFilter("state = QUEUED")
                        .build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("does not belong to this list");
    }

    @Test
    void a_forged_token_is_an_invalid_argument() {
        server.ledger.put(List.of(LedgerSamples.run("r1", 0)));
        assertThatThrownBy(() -> runs(ListRunsRequest.newBuilder()
                        .setPageToken(PageToken.encode(List.of("runs", "", ""), "runs/\0"))
                        .build()))
                .hasMessageStartingWith("INVALID_ARGUMENT: page_token: ");
        assertThatThrownBy(() -> runs(ListRunsRequest.newBuilder()
                        .setOrderBy("create_time")
                        .setPageToken(PageToken.encode(
                                List.of("runs", "", "create_time"), "+999999999-12-31T23:59:59Z runs/r1"))
                        .build()))
                .hasMessageStartingWith("INVALID_ARGUMENT: page_token: ");
    }

    @Test
    void a_list_is_in_the_order_that_is_asked_for_and_its_token_in_no_other() {
        server.ledger.put(List.of(LedgerSamples.run("r2", 0), LedgerSamples.run("r1", 1)));
        ListRunsRequest byName =
                ListRunsRequest.newBuilder().setPageSize(1).setOrderBy("name").build();
        ListRunsResponse first = runs(byName);
        ListRunsRequest next =
                byName.toBuilder().setPageToken(first.getNextPageToken()).build();
        assertThat(first.getRuns(0).getName()).isEqualTo("runs/r1");
        assertThat(runs(next).getRunsList()).extracting(Run::getName).containsExactly("runs/r2");
        assertThatThrownBy(() -> runs(next.toBuilder().setOrderBy("name desc").build()))
                .hasMessageStartingWith("INVALID_ARGUMENT: page_token: ")
                .hasMessageContaining("same parent, filter and order_by");
        assertThatThrownBy(() -> runs(next.toBuilder().clearOrderBy().build()))
                .hasMessageContaining("does not belong to this list");
        assertThatThrownBy(
                        () -> runs(next.toBuilder().setFilter("state = QUEUED").build()))
                .hasMessageContaining("does not belong to this list");
    }

    @Test
    void an_order_that_there_is_not_is_answered_with_those_that_there_are() {
        assertThatThrownBy(() ->
                        runs(ListRunsRequest.newBuilder().setOrderBy("loss").build()))
                .hasMessage(
                        "INVALID_ARGUMENT: order_by: invalid sort order 'loss' of runs: pass one of create_time, name, with or without desc");
    }

    @Test
    void runs_are_filtered_by_state_and_objective() {
        server.ledger.put(List.of(LedgerSamples.run("r1", 0), LedgerSamples.run("r2", 1)));
        server.ledger.report(new RunName("r1"), LedgerSamples.progress(RunState.RUNNING, 64));
        assertThat(runs(ListRunsRequest.newBuilder()
                                .setFilter("state = RUNNING AND spec.objective = \"objectives/distance\"")
                                .build())
                        .getRunsList())
                .extracting(Run::getName)
                .containsExactly("runs/r1");
    }

    @Test
    void checkpoints_are_those_of_a_run_or_of_every_run() {
        checkpointed("r1", 0, 1024);
        checkpointed("r2", 0);
        assertThat(checkpoints("runs/r1"))
                .extracting(Checkpoint::getName)
                .containsExactly("runs/r1/checkpoints/0", "runs/r1/checkpoints/1024");
        assertThat(checkpoints("runs/-")).hasSize(3);
        assertThatThrownBy(() -> checkpoints("runs/r9")).hasMessageContaining("runs/r9 does not exist");
        assertThatThrownBy(() -> checkpoints("runs")).hasMessageContaining("parent: 'runs' is not a name of the form");
    }

    @Test
    void a_hyphen_in_a_scores_parent_stands_for_every_run_or_checkpoint() {
        checkpointed("r1", 0, 1024);
        checkpointed("r2", 0);
        assertThat(scores("runs/-/checkpoints/-", "")).hasSize(3);
        assertThat(scores("runs/r1/checkpoints/-", "")).hasSize(2);
        assertThat(scores("runs/-/checkpoints/0", "")).hasSize(2);
        assertThat(scores("runs/r1/checkpoints/1024", ""))
                .extracting(Score::getName)
                .containsExactly("runs/r1/checkpoints/1024/scores/b1");
        assertThat(scores("runs/-/checkpoints/-", "benchmark = \"benchmarks/b2\""))
                .isEmpty();
        assertThatThrownBy(() -> scores("runs/r1/checkpoints/7", ""))
                .hasMessageContaining("runs/r1/checkpoints/7 does not exist");
        assertThatThrownBy(() -> scores("runs/r1/checkpoints/x", "")).hasMessageContaining("parent: ");
    }

    @Test
    void benchmarks_are_listed_by_name() {
        server.ledger.write(LedgerSamples.benchmark("b2"));
        server.ledger.write(LedgerSamples.benchmark("b1"));
        assertThat(ScoreServiceGrpc.newBlockingStub(server.channel)
                        .listBenchmarks(ListBenchmarksRequest.getDefaultInstance())
                        .getBenchmarksList())
                .extracting(Benchmark::getName)
                .containsExactly("benchmarks/b1", "benchmarks/b2");
    }

    @Test
    void the_objectives_of_the_paper_are_listed_fewest_output_units_first() {
        var objectives = ObjectiveServiceGrpc.newBlockingStub(server.channel);
        var first = objectives.listObjectives(
                ListObjectivesRequest.newBuilder().setPageSize(4).build());
        var rest = objectives.listObjectives(ListObjectivesRequest.newBuilder()
                .setPageToken(first.getNextPageToken())
                .build());
        List<Objective> all = new ArrayList<>(first.getObjectivesList());
        all.addAll(rest.getObjectivesList());
        assertThat(all)
                .extracting(Objective::getOutputUnitCount)
                .containsExactly(1, 2, 3, 3, 4, 5, 6, 117, 587, 710, 0, 0, 1, 2, 3, 3, 4, 5, 6, 117, 587, 710);
        assertThat(all).extracting(Objective::getName).doesNotHaveDuplicates();
        assertThat(rest.getNextPageToken()).isEmpty();
    }

    private void checkpointed(String run, long... seenImageCounts) {
        server.ledger.put(List.of(LedgerSamples.run(run, 0)));
        LongStream.of(seenImageCounts)
                .mapToObj(seen -> new CheckpointName(new RunName(run), seen))
                .forEach(name -> {
                    server.ledger.write(LedgerSamples.checkpoint(name));
                    server.ledger.write(LedgerSamples.score(name, LedgerSamples.runSpec(), .25));
                });
    }

    private ListRunsResponse runs(ListRunsRequest request) {
        return RunServiceGrpc.newBlockingStub(server.channel).listRuns(request);
    }

    private List<Checkpoint> checkpoints(String parent) {
        return CheckpointServiceGrpc.newBlockingStub(server.channel)
                .listCheckpoints(
                        ListCheckpointsRequest.newBuilder().setParent(parent).build())
                .getCheckpointsList();
    }

    private List<Score> scores(String parent, String filter) {
        return ScoreServiceGrpc.newBlockingStub(server.channel)
                .listScores(ListScoresRequest.newBuilder()
                        .setParent(parent)
                        .setFilter(filter)
                        .build())
                .getScoresList();
    }
}
