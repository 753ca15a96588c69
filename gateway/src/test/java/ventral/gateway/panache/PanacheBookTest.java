package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ventral.gateway.testing.Samples.NOON;
import static ventral.gateway.testing.Samples.STREAM;
import static ventral.gateway.testing.Samples.progress;
import static ventral.gateway.testing.Samples.run;
import static ventral.gateway.testing.Samples.stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.Book;
import ventral.gateway.ledger.Change;
import ventral.gateway.ledger.Changes;
import ventral.gateway.ledger.Entry;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.ResumeToken;
import ventral.gateway.ledger.Run;
import ventral.gateway.ledger.RunState;
import ventral.gateway.ledger.Source;
import ventral.gateway.ledger.Table;
import ventral.gateway.ledger.UnavailableException;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.Samples;

/** No broker is there, so nothing but the test writes. */
@QuarkusTest
@TestProfile(PanacheBookTest.WithoutBroker.class)
@WithTestResource(Database.class)
@SuppressWarnings("NullAway.Init")
class PanacheBookTest {

    /** The discard port: a broker that runs on this machine is let alone. */
    public static final class WithoutBroker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:9");
        }
    }

    private static final Entry.Partition INTENTS = new Entry.Partition("run-intents", 3);
    private static final Entry.Partition STATUSES = new Entry.Partition("run-statuses", 0);

    @Inject
    Flyway migrations;

    @Inject
    Ledger ledger;

    Database database;

    Book book;
    UUID incarnation;

    @BeforeEach
    void open_an_empty_ledger() {
        database.drop();
        database.make();
        book = new PanacheBook(migrations);
        incarnation = openWhenConnected().incarnation();
    }

    @Test
    void what_was_written_is_read_again_as_it_was() {
        Run finished = run("r1", 1);
        var checkpoint = Samples.checkpoint(new CheckpointName(finished.name(), 6400));
        var score = Samples.score(checkpoint.name(), Samples.runSpec(), .3);
        var benchmark = Samples.benchmark("b1");
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.StreamWanted(stream())),
                        entry(INTENTS, 1, new Change.RunWanted(finished)),
                        entry(INTENTS, 2, new Change.RunReported(finished.name(), progress(RunState.FAILED, 64))),
                        entry(INTENTS, 3, new Change.CheckpointWritten(checkpoint)),
                        entry(INTENTS, 4, new Change.CheckpointScored(score)),
                        entry(INTENTS, 5, new Change.BenchmarkFound(benchmark))));

        assertThat(ledger.find(Table.STREAMS, STREAM)).contains(stream());
        assertThat(ledger.find(Table.RUNS, finished.name())).contains(reported(finished, RunState.FAILED, 64));
        assertThat(ledger.find(Table.CHECKPOINTS, checkpoint.name())).contains(checkpoint);
        assertThat(ledger.find(Table.SCORES, score.name())).contains(score);
        assertThat(ledger.find(Table.BENCHMARKS, benchmark.name())).contains(benchmark);
        assertThat(book.open()).isEqualTo(new Book.Opened(incarnation, Map.of(INTENTS, 6L)));
    }

    @Test
    void a_record_that_comes_again_changes_nothing() {
        List<Entry> entries = List.of(
                entry(INTENTS, 0, new Change.RunWanted(run("r1", 1))),
                entry(STATUSES, 0, new Change.RunReported(new RunName("r1"), progress(RunState.RUNNING, 64))));
        book.write(incarnation, entries);
        ResumeToken before = ledger.position();

        book.write(incarnation, entries);

        assertThat(ledger.position()).isEqualTo(before);
        assertThat(book.open().next()).containsOnly(Map.entry(INTENTS, 1L), Map.entry(STATUSES, 1L));
    }

    @Test
    void of_a_write_that_fails_nothing_remains() {
        ResumeToken before = ledger.position();
        Entry refused = entry(INTENTS, 1, new Change.Unreadable("a text with character 0: \0"));

        assertThatThrownBy(() -> book.write(
                        incarnation, List.of(entry(INTENTS, 0, new Change.RunWanted(run("r1", 1))), refused)))
                .isInstanceOf(UnavailableException.class);

        assertThat(ledger.find(Table.RUNS, new RunName("r1"))).isEmpty();
        assertThat(ledger.position()).isEqualTo(before);
        assertThat(book.open().next()).isEmpty();
    }

    @Test
    void progress_that_comes_before_the_run_shows_with_the_run() {
        Run run = run("r1", 1);
        book.write(
                incarnation,
                List.of(entry(STATUSES, 0, new Change.RunReported(run.name(), progress(RunState.RUNNING, 64)))));
        assertThat(ledger.find(Table.RUNS, run.name())).isEmpty();
        assertThat(ledger.runCount()).isZero();

        book.write(incarnation, List.of(entry(INTENTS, 0, new Change.RunWanted(run))));
        assertThat(ledger.find(Table.RUNS, run.name())).contains(reported(run, RunState.RUNNING, 64));
    }

    @Test
    void what_a_former_owner_wrote_late_is_left_out() {
        Run run = run("r1", 1);
        Run.Progress ofOwner = progress(RunState.RUNNING, 640);
        Run.Progress late = new Run.Progress(
                RunState.RUNNING, 64, ofOwner.loss(), ofOwner.imagesPerSecond(), ofOwner.error(), Optional.of(NOON), 0);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunWanted(run)),
                        entry(STATUSES, 0, new Change.RunReported(run.name(), ofOwner)),
                        entry(STATUSES, 1, new Change.RunReported(run.name(), late))));

        assertThat(ledger.find(Table.RUNS, run.name())).contains(reported(run, RunState.RUNNING, 640));
        assertThat(book.open().next()).containsEntry(STATUSES, 2L);
    }

    @Test
    void a_deleted_thing_is_gone_and_may_come_again() {
        Run run = run("r1", 1);
        Entry gone = entry(INTENTS, 1, new Change.Deleted(Source.RUN_INTENTS, run.name()));
        book.write(incarnation, List.of(entry(INTENTS, 0, new Change.RunWanted(run))));
        book.write(incarnation, List.of(gone));
        assertThat(ledger.find(Table.RUNS, run.name())).isEmpty();

        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 2, new Change.RunWanted(run)),
                        entry(INTENTS, 3, new Change.Deleted(Source.RUN_INTENTS, run.name())),
                        entry(INTENTS, 4, new Change.RunWanted(run.cancel()))));
        assertThat(ledger.find(Table.RUNS, run.name())).contains(run.cancel());
    }

    @Test
    void a_hole_stays_until_the_key_has_a_readable_record() {
        book.write(
                incarnation,
                List.of(new Entry(new Entry.Place(INTENTS, 0), "runs/r1", new Change.Unreadable("it is torn"))));
        assertThat(book.holes(incarnation))
                .containsExactly("runs/r1 in run-intents: offset 0 of run-intents-3: it is torn");

        book.write(incarnation, List.of(entry(INTENTS, 1, new Change.RunWanted(run("r1", 1)))));
        assertThat(book.holes(incarnation)).isEmpty();
    }

    @Test
    void a_ledger_made_anew_refuses_who_opened_the_one_before() {
        database.drop();
        database.make();
        UUID anew = openWhenConnected().incarnation();

        assertThat(anew).isNotEqualTo(incarnation);
        assertThatThrownBy(() -> book.write(incarnation, List.of())).isInstanceOf(Book.ReplacedException.class);
        assertThatThrownBy(() -> book.holes(incarnation)).isInstanceOf(Book.ReplacedException.class);
    }

    @Test
    void pages_give_every_row_once_newest_first() {
        writeRuns(7);
        List<String> ids = new ArrayList<>();
        Page<Run> page = ledger.list(Table.RUNS, Filter.NONE, "", 3);
        page.rows().forEach(run -> ids.add(run.name().id()));
        while (!page.lastKey().isEmpty()) {
            page = ledger.list(Table.RUNS, Filter.NONE, page.lastKey(), 3);
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
        assertThat(ledger.list(Table.RUNS, filter, "", 50).rows())
                .extracting(run -> run.name().id())
                .containsExactly("r1");
        assertThat(ledger.list(Table.RUNS, Filter.NONE.and("spec.stream", "streams/other"), "", 50)
                        .rows())
                .isEmpty();
    }

    @Test
    void changes_come_oldest_first_and_each_once() {
        writeRuns(5);
        long seen = 0;
        List<String> ids = new ArrayList<>();
        while (seen < ledger.position().revision()) {
            Changes<Run> changes = ledger.changes(Table.RUNS, Filter.NONE, seen, 2);
            changes.rows().forEach(run -> ids.add(run.value().name().id()));
            seen = changes.revision();
        }
        assertThat(ids).containsExactly("r0", "r1", "r2", "r3", "r4");
        assertThat(ledger.changes(Table.RUNS, Filter.NONE, seen, 2).rows()).isEmpty();
    }

    @Test
    void final_scores_are_those_of_the_last_checkpoint_of_runs_that_succeeded() {
        var sweep = new SweepName("w1");
        var spec = Samples.runSpec(sweep, Samples.DISTANCE, 6400, 0);
        var done = Run.queued(new RunName("done"), spec, 0, NOON);
        var going = Run.queued(new RunName("going"), spec, 0, NOON);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunWanted(done)),
                        entry(INTENTS, 1, new Change.RunWanted(going)),
                        entry(INTENTS, 2, new Change.RunReported(done.name(), progress(RunState.SUCCEEDED, 6400))),
                        entry(INTENTS, 3, scored(done, 1000)),
                        entry(INTENTS, 4, scored(done, 6400)),
                        entry(INTENTS, 5, scored(going, 6400))));

        assertThat(ledger.finalScores(sweep))
                .extracting(score -> score.name().checkpoint())
                .containsExactly(new CheckpointName(done.name(), 6400));
        assertThat(ledger.runs(sweep)).hasSize(2);
    }

    private Book.Opened openWhenConnected() {
        // the pool still holds connections that the dropped database has cut off
        return await().ignoreException(UnavailableException.class).until(book::open, x -> true);
    }

    private void writeRuns(int count) {
        book.write(
                incarnation,
                IntStream.range(0, count)
                        .mapToObj(i -> entry(INTENTS, i, new Change.RunWanted(run("r" + i, i))))
                        .toList());
    }

    private static Change scored(Run run, long seenImageCount) {
        return new Change.CheckpointScored(
                Samples.score(new CheckpointName(run.name(), seenImageCount), run.spec(), .3));
    }

    private static Run reported(Run run, RunState state, long seenImageCount) {
        return new Run(
                run.name(),
                run.spec(),
                run.cancelled(),
                run.partition(),
                run.createTime(),
                progress(state, seenImageCount));
    }

    private static Entry entry(Entry.Partition partition, long offset, Change change) {
        return new Entry(new Entry.Place(partition, offset), key(change), change);
    }

    private static String key(Change change) {
        if (change instanceof Change.StreamWanted wanted) {
            return wanted.stream().name().toString();
        } else if (change instanceof Change.RunWanted wanted) {
            return wanted.run().name().toString();
        } else if (change instanceof Change.RunReported reported) {
            return reported.name().toString();
        } else if (change instanceof Change.CheckpointWritten written) {
            return written.checkpoint().name().toString();
        } else if (change instanceof Change.CheckpointScored scored) {
            return scored.score().name().toString();
        } else if (change instanceof Change.BenchmarkFound found) {
            return found.benchmark().name().toString();
        } else if (change instanceof Change.Deleted deleted) {
            return deleted.name().toString();
        }
        return "runs/unreadable";
    }
}
