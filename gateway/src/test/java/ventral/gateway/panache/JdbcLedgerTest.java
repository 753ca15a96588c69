package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.progress;
import static ventral.gateway.testing.LedgerSamples.run;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;
import ventral.gateway.testing.SortOrderContract;

@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
class JdbcLedgerTest extends PanacheLedgerTestBase implements SortOrderContract {

    private long written;

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void write(List<Run> runs, List<Checkpoint> checkpoints, List<Score> scores) {
        book.write(
                incarnation,
                Stream.of(
                                Stream.of(
                                        new Change.StreamIntentChanged(LedgerSamples.stream()),
                                        new Change.BenchmarkReported(LedgerSamples.benchmark("b1")),
                                        new Change.BenchmarkReported(LedgerSamples.benchmark("b2"))),
                                runs.stream().map(Change.RunIntentChanged::new),
                                checkpoints.stream().map(Change.CheckpointWritten::new),
                                scores.stream().map(Change.CheckpointScored::new))
                        .flatMap(changes -> changes)
                        .map(change -> entry(INTENTS, written++, change))
                        .toList());
    }

    @Test
    void pages_give_every_row_once_newest_first() {
        writeRuns(7);
        List<String> ids = new ArrayList<>();
        Page<Run> page = ledger.list(LedgerTable.RUNS, Filter.NONE, "", 3);
        page.rows().forEach(run -> ids.add(run.name().id()));
        while (!page.lastKey().isEmpty()) {
            page = ledger.list(LedgerTable.RUNS, Filter.NONE, page.lastKey(), 3);
            page.rows().forEach(run -> ids.add(run.name().id()));
        }
        assertThat(ids).containsExactly("r6", "r5", "r4", "r3", "r2", "r1", "r0");
    }

    @Test
    void a_page_holds_only_what_the_filter_means() {
        writeRuns(3);
        book.write(
                incarnation,
                List.of(entry(
                        STATUSES, 0, new Change.RunReported(new RunName("r1"), progress(RunState.SUCCEEDED, 64)))));

        Filter filter = Filter.NONE.and("state", "SUCCEEDED").and("spec.stream", STREAM.toString());
        assertThat(ledger.list(LedgerTable.RUNS, filter, "", 50).rows())
                .extracting(run -> run.name().id())
                .containsExactly("r1");
        assertThat(ledger.list(LedgerTable.RUNS, Filter.NONE.and("spec.stream", "streams/other"), "", 50)
                        .rows())
                .isEmpty();
    }

    @Test
    void the_checkpoints_of_a_run_are_not_those_of_runs_whose_ids_start_with_its_id() {
        List<Checkpoint> checkpoints = Stream.of("r1", "r10", "r1-b", "r")
                .map(id -> LedgerSamples.checkpoint(new CheckpointName(new RunName(id), 640)))
                .toList();
        write(List.of(), checkpoints, List.of());
        Filter filter = Filter.NONE.and("run", "runs/r1");
        assertThat(ledger.list(LedgerTable.CHECKPOINTS, filter, "", 50).rows()).containsExactly(checkpoints.get(0));
        assertThat(ledger.changes(LedgerTable.CHECKPOINTS, filter, 0, 50).rows())
                .extracting(ChangedRows.ChangedRow::value)
                .containsExactly(checkpoints.get(0));
    }

    @Test
    void concurrent_callers_each_get_the_row_of_their_name_or_none() {
        writeRuns(20);
        List<RunName> names =
                IntStream.range(0, 40).mapToObj(i -> new RunName("r" + i)).toList();
        List<Optional<RunName>> found = names.parallelStream()
                .map(name -> ledger.find(LedgerTable.RUNS, name).map(Run::name))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            assertThat(found.get(i)).isEqualTo(i < 20 ? Optional.of(names.get(i)) : Optional.empty());
        }
    }

    @Test
    void changes_come_oldest_first_and_each_once() {
        writeRuns(5);
        long seen = 0;
        List<String> ids = new ArrayList<>();
        while (seen < ledger.position().revision()) {
            ChangedRows<Run> changes = ledger.changes(LedgerTable.RUNS, Filter.NONE, seen, 2);
            changes.rows().forEach(run -> ids.add(run.value().name().id()));
            seen = changes.revision();
        }
        assertThat(ids).containsExactly("r0", "r1", "r2", "r3", "r4");
        assertThat(ledger.changes(LedgerTable.RUNS, Filter.NONE, seen, 2).rows())
                .isEmpty();
    }

    @Test
    void final_scores_are_those_of_the_last_checkpoint_of_runs_that_succeeded() {
        var sweep = new SweepName("w1");
        var spec = LedgerSamples.runSpec(sweep, LedgerSamples.DISTANCE, 6400, 0);
        var done = Run.queued(new RunName("done"), spec, 0, NOON);
        var going = Run.queued(new RunName("going"), spec, 0, NOON);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunIntentChanged(done)),
                        entry(INTENTS, 1, new Change.RunIntentChanged(going)),
                        entry(INTENTS, 2, new Change.RunReported(done.name(), progress(RunState.SUCCEEDED, 6400))),
                        entry(INTENTS, 3, scored(done, 1000)),
                        entry(INTENTS, 4, scored(done, 6400)),
                        entry(INTENTS, 5, scored(going, 6400))));

        assertThat(ledger.finalScores(sweep))
                .extracting(score -> score.name().checkpoint())
                .containsExactly(new CheckpointName(done.name(), 6400));
        assertThat(ledger.finalScores(sweep)).containsExactly(LedgerSamples.withoutLayers(score(done, 6400)));
        assertThat(ledger.runs(sweep)).hasSize(2);
    }

    @Test
    void the_final_score_of_an_untrained_control_is_that_of_checkpoint_0_and_an_epoch_may_end_early() {
        var sweep = new SweepName("w1");
        var untrained =
                Run.queued(new RunName("untrained"), LedgerSamples.runSpec(sweep, Objective.UNTRAINED, 0, 0), 0, NOON);
        var partial = Run.queued(
                new RunName("partial"),
                new RunSpec(
                        LedgerSamples.STREAM,
                        LedgerSamples.DISTANCE,
                        640,
                        2,
                        1024,
                        0,
                        2,
                        1000,
                        Recipe.DEFAULT,
                        0,
                        sweep),
                0,
                NOON);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunIntentChanged(untrained)),
                        entry(INTENTS, 1, new Change.RunIntentChanged(partial)),
                        entry(INTENTS, 2, new Change.RunReported(untrained.name(), progress(RunState.SUCCEEDED, 0))),
                        entry(INTENTS, 3, new Change.RunReported(partial.name(), progress(RunState.SUCCEEDED, 1024))),
                        entry(INTENTS, 4, scored(untrained, 0)),
                        entry(INTENTS, 5, scored(partial, 0)),
                        entry(INTENTS, 6, scored(partial, 1024))));
        assertThat(ledger.finalScores(sweep))
                .extracting(score -> score.name().checkpoint())
                .containsExactly(new CheckpointName(partial.name(), 1024), new CheckpointName(untrained.name(), 0));
    }

    @Test
    void reference_scores_are_found_by_network_benchmark_and_suite() {
        var b2 = new BenchmarkName("b2");
        var first = LedgerSamples.referenceScore("a", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5));
        var second = LedgerSamples.referenceScore("a", b2, LedgerSamples.failed("torn"));
        var third = LedgerSamples.referenceScore("b", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5));
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.ReferenceScored(third)),
                        entry(INTENTS, 1, new Change.ReferenceScored(second)),
                        entry(INTENTS, 2, new Change.ReferenceScored(first))));
        assertThat(ledger.all(LedgerTable.REFERENCE_SCORES)).containsExactly(first, second, third);
        assertThat(references("reference", "references/a")).containsExactly(first, second);
        assertThat(references("benchmark", "benchmarks/b2")).containsExactly(second);
        assertThat(references("suite", LedgerSamples.SUITE)).containsExactly(first, third);
    }

    private List<ReferenceScore> references(String field, String value) {
        return ledger.list(LedgerTable.REFERENCE_SCORES, Filter.NONE.and(field, value), "", 50)
                .rows();
    }

    private void writeRuns(int count) {
        book.write(
                incarnation,
                IntStream.range(0, count)
                        .mapToObj(i -> entry(INTENTS, i, new Change.RunIntentChanged(run("r" + i, i))))
                        .toList());
    }

    private static Change scored(Run run, long seenImageCount) {
        return new Change.CheckpointScored(score(run, seenImageCount));
    }

    private static Score score(Run run, long seenImageCount) {
        return LedgerSamples.score(new CheckpointName(run.name(), seenImageCount), run.spec(), .3);
    }
}
