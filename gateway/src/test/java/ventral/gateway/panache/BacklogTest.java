package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.progress;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerSource;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
class BacklogTest extends PanacheLedgerTestBase {

    private static final long BATCH = 64;

    private long offset;

    @Test
    void of_an_empty_ledger_there_is_none() {
        assertThat(ledger.backlog().runs()).isEmpty();
        assertThat(ledger.backlog().streams()).isEmpty();
        assertThat(ledger.backlog().unscoredCheckpoints()).isZero();
        assertThat(ledger.backlog().failedScores()).isZero();
        assertThat(ledger.backlog().renderLagImages()).isZero();
    }

    @Test
    void runs_are_counted_by_state_once_their_intent_is_known() {
        write(
                new Change.RunIntentChanged(LedgerSamples.run("r1", 1)),
                new Change.RunIntentChanged(LedgerSamples.run("r2", 2)),
                new Change.RunIntentChanged(LedgerSamples.run("r3", 3)),
                new Change.RunReported(new RunName("r3"), progress(RunState.RUNNING, 64)),
                new Change.RunReported(new RunName("unknown"), progress(RunState.RUNNING, 64)));
        assertThat(ledger.backlog().runs())
                .containsExactlyInAnyOrderEntriesOf(Map.of(RunState.QUEUED, 2L, RunState.RUNNING, 1L));
    }

    @Test
    void a_checkpoint_is_unscored_by_each_ready_benchmark_whose_version_has_no_score_of_it() {
        var run = LedgerSamples.run("r1", 1);
        var first = new CheckpointName(run.name(), 0);
        var second = new CheckpointName(run.name(), 640);
        write(
                new Change.RunIntentChanged(run),
                new Change.CheckpointWritten(LedgerSamples.checkpoint(first)),
                new Change.CheckpointWritten(LedgerSamples.checkpoint(second)),
                new Change.BenchmarkReported(benchmark("b1", BenchmarkState.READY, 1)),
                new Change.BenchmarkReported(benchmark("absent", BenchmarkState.ABSENT, 1)));
        assertThat(ledger.backlog().unscoredCheckpoints()).isEqualTo(2);

        write(new Change.CheckpointScored(LedgerSamples.score(first, run.spec(), .3)));
        assertThat(ledger.backlog().unscoredCheckpoints()).isEqualTo(1);

        var failed = new ScoreName(second, new BenchmarkName("b1"));
        write(new Change.CheckpointScored(LedgerSamples.score(failed, run.spec(), LedgerSamples.failed("torn"))));
        assertThat(ledger.backlog().unscoredCheckpoints())
                .as("one that failed is not tried again by itself")
                .isZero();
        assertThat(ledger.backlog().failedScores()).isEqualTo(1);

        write(new Change.BenchmarkReported(benchmark("b1", BenchmarkState.READY, 2)));
        assertThat(ledger.backlog().unscoredCheckpoints())
                .as("scores of another version do not count")
                .isEqualTo(2);
        assertThat(ledger.backlog().failedScores()).isZero();
    }

    @Test
    void no_checkpoint_is_unscored_by_a_benchmark_that_is_deleted() {
        var run = LedgerSamples.run("r1", 1);
        var gone = benchmark("gone", BenchmarkState.READY, 1);
        write(
                new Change.RunIntentChanged(run),
                new Change.CheckpointWritten(LedgerSamples.checkpoint(new CheckpointName(run.name(), 0))),
                new Change.BenchmarkReported(gone));
        assertThat(ledger.backlog().unscoredCheckpoints()).isEqualTo(1);
        write(new Change.KeyDeleted(LedgerSource.BENCHMARKS, gone.name()));
        assertThat(ledger.backlog().unscoredCheckpoints()).isZero();
    }

    @Test
    void images_lag_while_renderers_are_to_make_them() {
        write(
                wanted("queued", 640),
                wanted("rendering", 640),
                reported("rendering", StreamState.RENDERING, 128),
                wanted("paused", 640),
                reported("paused", StreamState.PAUSED, 128),
                wanted("done", 640),
                reported("done", StreamState.SUCCEEDED, 640),
                wanted("endless", 0),
                reported("endless", StreamState.RENDERING, 6400),
                wanted("far-enough", 0),
                reported("far-enough", StreamState.WAITING, 6400),
                new Change.StreamIntentChanged(Stream.queued(new StreamName("imported"), imported(), NOON)));
        assertThat(ledger.backlog().renderLagImages()).isEqualTo(640 + (640 - 128) + BATCH);
        assertThat(ledger.backlog().streams())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        StreamState.QUEUED, 2L,
                        StreamState.RENDERING, 2L,
                        StreamState.PAUSED, 1L,
                        StreamState.SUCCEEDED, 1L,
                        StreamState.WAITING, 1L));
    }

    @Test
    void a_stream_made_again_under_its_old_name_lags_by_all_of_its_images() {
        var name = new StreamName("again");
        write(
                wanted("again", 640),
                reported("again", StreamState.RENDERING, 128),
                new Change.StreamIntentChanged(stream(name, 640).withDesiredState(Stream.DesiredState.DELETED)),
                reported("again", StreamState.DELETED, 128));
        assertThat(ledger.backlog().streams()).isEmpty();
        assertThat(ledger.backlog().renderLagImages()).isZero();

        write(wanted("again", 640));
        assertThat(ledger.backlog().renderLagImages()).isEqualTo(640);
    }

    private void write(Change... changes) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Change change : changes) {
            entries.add(entry(INTENTS, offset++, change));
        }
        book.write(incarnation, entries);
    }

    private static Change wanted(String id, long imageCount) {
        return new Change.StreamIntentChanged(stream(new StreamName(id), imageCount));
    }

    private static Stream stream(StreamName name, long imageCount) {
        return Stream.queued(name, StreamSpec.rendered(7, imageCount, 64, (int) BATCH), NOON);
    }

    private static Change reported(String id, StreamState state, long renderedImageCount) {
        return new Change.StreamReported(new StreamName(id), LedgerSamples.progress(state, renderedImageCount));
    }

    private static StreamSpec imported() {
        return new StreamSpec(0, 640, 64, (int) BATCH, new ImportSpec("ab".repeat(32)), PixelEncoding.ZSTD);
    }

    private static Benchmark benchmark(String id, BenchmarkState state, int version) {
        Benchmark like = LedgerSamples.benchmark(id);
        return new Benchmark(
                like.name(),
                state,
                like.region(),
                like.suite(),
                like.metric(),
                like.ceiling(),
                like.ceilingLowerBound(),
                like.ceilingUnknown(),
                like.ceilingSource(),
                like.stimulusCount(),
                like.neuroidCount(),
                version,
                like.simulated(),
                like.citation(),
                like.license(),
                null,
                NOON);
    }
}
