package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.progress;
import static ventral.gateway.testing.LedgerSamples.run;
import static ventral.gateway.testing.LedgerSamples.stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerSource;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests what a resource looks like after reports that come early or late, and after its deletion. */
@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
class ResourceChangeTest extends PanacheLedgerTestBase {

    @Test
    void a_deleted_stream_is_told_to_watchers_alone() {
        book.write(
                incarnation,
                List.of(
                        entry(
                                INTENTS,
                                0,
                                new Change.StreamIntentChanged(stream().withDesiredState(Stream.DesiredState.DELETED))),
                        entry(
                                INTENTS,
                                1,
                                new Change.StreamReported(STREAM, LedgerSamples.progress(StreamState.DELETED, 0)))));
        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).isEmpty();
        assertThat(ledger.list(LedgerTable.STREAMS, Filter.NONE, "", 10).rows()).isEmpty();
        assertThat(ledger.changes(LedgerTable.STREAMS, Filter.NONE, 0, 10).rows())
                .extracting(change -> change.value().state())
                .containsExactly(StreamState.DELETED);
        book.write(incarnation, List.of(entry(INTENTS, 2, new Change.StreamIntentChanged(stream()))));
        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).contains(stream());
    }

    @Test
    void progress_that_comes_before_the_run_shows_with_the_run() {
        Run run = run("r1", 1);
        book.write(
                incarnation,
                List.of(entry(STATUSES, 0, new Change.RunReported(run.name(), progress(RunState.RUNNING, 64)))));
        assertThat(ledger.find(LedgerTable.RUNS, run.name())).isEmpty();
        assertThat(ledger.runCount()).isZero();

        book.write(incarnation, List.of(entry(INTENTS, 0, new Change.RunIntentChanged(run))));
        assertThat(ledger.find(LedgerTable.RUNS, run.name())).contains(reported(run, RunState.RUNNING, 64));
    }

    @Test
    void what_a_former_owner_wrote_late_is_left_out() {
        Run run = run("r1", 1);
        Run.ReportedStatus ofOwner = progress(RunState.RUNNING, 640);
        Run.ReportedStatus late = ofEpoch(0, progress(RunState.RUNNING, 64));
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunIntentChanged(run)),
                        entry(STATUSES, 0, new Change.RunReported(run.name(), ofOwner)),
                        entry(STATUSES, 1, new Change.RunReported(run.name(), late))));

        assertThat(ledger.find(LedgerTable.RUNS, run.name())).contains(reported(run, RunState.RUNNING, 640));
        assertThat(book.open().positions()).containsEntry(STATUSES, readUpTo(2));
    }

    @Test
    void a_checkpoint_that_a_former_owner_wrote_late_is_left_out() {
        var name = new CheckpointName(new RunName("r1"), 640);
        var ofOwner = LedgerSamples.checkpoint(name, 2, NOON);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.CheckpointWritten(ofOwner)),
                        entry(INTENTS, 1, new Change.CheckpointWritten(LedgerSamples.checkpoint(name, 1, NOON)))));
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, name)).contains(ofOwner);

        var late = LedgerSamples.checkpoint(name, 1, NOON.plusSeconds(1)); // a later clock makes no row higher
        book.write(incarnation, List.of(entry(INTENTS, 2, new Change.CheckpointWritten(late))));
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, name)).contains(ofOwner);

        var next = LedgerSamples.checkpoint(name, 3, NOON.minusSeconds(1));
        book.write(incarnation, List.of(entry(INTENTS, 3, new Change.CheckpointWritten(next))));
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, name)).contains(next);
    }

    @Test
    void a_failed_run_that_is_to_go_on_is_found_among_the_queued_ones() {
        Run run = run("r1", 1);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunIntentChanged(run)),
                        entry(STATUSES, 0, new Change.RunReported(run.name(), progress(RunState.FAILED, 64))),
                        entry(INTENTS, 1, new Change.RunIntentChanged(run.withRetryCount(1)))));
        assertThat(ledger.find(LedgerTable.RUNS, run.name()))
                .hasValueSatisfying(there -> assertThat(there.state()).isEqualTo(RunState.QUEUED));
        assertThat(in(RunState.QUEUED)).containsExactly(run.name());
        assertThat(in(RunState.FAILED)).isEmpty();
        book.write(
                incarnation,
                List.of(entry(STATUSES, 1, new Change.RunReported(run.name(), progress(RunState.PAUSED, 64)))));
        assertThat(in(RunState.PAUSED)).containsExactly(run.name());
    }

    private List<RunName> in(RunState state) {
        return ledger.list(LedgerTable.RUNS, Filter.NONE.and("state", state.name()), "", 10).rows().stream()
                .map(Run::name)
                .toList();
    }

    @Test
    void a_deleted_thing_is_gone_and_may_come_again() {
        Run run = run("r1", 1);
        LedgerEntry gone = entry(INTENTS, 1, new Change.KeyDeleted(LedgerSource.RUN_INTENTS, run.name()));
        book.write(incarnation, List.of(entry(INTENTS, 0, new Change.RunIntentChanged(run))));
        book.write(incarnation, List.of(gone));
        assertThat(ledger.find(LedgerTable.RUNS, run.name())).isEmpty();

        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 2, new Change.RunIntentChanged(run)),
                        entry(INTENTS, 3, new Change.KeyDeleted(LedgerSource.RUN_INTENTS, run.name())),
                        entry(
                                INTENTS,
                                4,
                                new Change.RunIntentChanged(run.withDesiredState(Run.DesiredState.CANCELLED)))));
        assertThat(ledger.find(LedgerTable.RUNS, run.name()))
                .contains(run.withDesiredState(Run.DesiredState.CANCELLED));
    }

    @Test
    void a_reference_score_that_is_deleted_is_gone() {
        var score = LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5));
        book.write(incarnation, List.of(entry(INTENTS, 0, new Change.ReferenceScored(score))));
        book.write(
                incarnation,
                List.of(entry(INTENTS, 1, new Change.KeyDeleted(LedgerSource.REFERENCE_SCORES, score.name()))));
        assertThat(ledger.all(LedgerTable.REFERENCE_SCORES)).isEmpty();
    }

    private static Run.ReportedStatus ofEpoch(long epoch, Run.ReportedStatus said) {
        return new Run.ReportedStatus(
                said.state(),
                said.seenImageCount(),
                said.loss(),
                said.imagesPerSecond(),
                said.learningRate(),
                said.timeLeft(),
                said.device(),
                said.deviceUse(),
                said.memoryBytes(),
                said.validation(),
                said.error(),
                said.updateTime(),
                new FencingToken(epoch, 0, 0),
                said.retryCount(),
                said.cost());
    }
}
