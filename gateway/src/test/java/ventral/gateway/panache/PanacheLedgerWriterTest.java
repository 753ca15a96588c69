package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.progress;
import static ventral.gateway.testing.LedgerSamples.run;
import static ventral.gateway.testing.LedgerSamples.stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Symmetry;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerSource;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.model.RecalibratedValues;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.ResumeToken;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
class PanacheLedgerWriterTest extends PanacheLedgerTestBase {

    @Test
    void what_was_written_is_read_again_as_it_was() {
        Run finished = run("r1", 1);
        var checkpoint = LedgerSamples.checkpoint(new CheckpointName(finished.name(), 6400));
        var score = new Score(
                new ScoreName(checkpoint.name(), LedgerSamples.BENCHMARK),
                LedgerSamples.runSpec(),
                LedgerSamples.measurement(.3),
                new RecalibratedValues("layer3.0.relu", .42, .02, .31, .22),
                NOON);
        var unceiled = LedgerSamples.score(
                new ScoreName(checkpoint.name(), new BenchmarkName("b2")),
                LedgerSamples.runSpec(),
                LedgerSamples.measurement(2, null));
        var failed = LedgerSamples.score(
                new ScoreName(checkpoint.name(), new BenchmarkName("b3")),
                LedgerSamples.runSpec(),
                LedgerSamples.failed("torn"));
        var reference = LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5));
        var benchmark = LedgerSamples.benchmark("b1");
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.StreamIntentChanged(stream())),
                        entry(INTENTS, 1, new Change.RunIntentChanged(finished)),
                        entry(INTENTS, 2, new Change.RunReported(finished.name(), progress(RunState.FAILED, 64))),
                        entry(INTENTS, 3, new Change.CheckpointWritten(checkpoint)),
                        entry(INTENTS, 4, new Change.CheckpointScored(score)),
                        entry(INTENTS, 5, new Change.BenchmarkReported(benchmark)),
                        entry(INTENTS, 6, new Change.CheckpointScored(unceiled)),
                        entry(INTENTS, 7, new Change.CheckpointScored(failed)),
                        entry(INTENTS, 8, new Change.ReferenceScored(reference))));

        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).contains(stream());
        assertThat(ledger.find(LedgerTable.RUNS, finished.name())).contains(reported(finished, RunState.FAILED, 64));
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, checkpoint.name())).contains(checkpoint);
        assertThat(ledger.find(LedgerTable.SCORES, score.name())).contains(score);
        assertThat(ledger.find(LedgerTable.SCORES, unceiled.name())).contains(unceiled);
        assertThat(ledger.find(LedgerTable.SCORES, failed.name())).contains(failed);
        assertThat(ledger.find(LedgerTable.REFERENCE_SCORES, reference.name())).contains(reference);
        assertThat(ledger.find(LedgerTable.BENCHMARKS, benchmark.name())).contains(benchmark);
        assertThat(book.open()).isEqualTo(new LedgerWriter.OpenedLedger(incarnation, Map.of(INTENTS, 9L)));
    }

    @Test
    void a_stream_is_read_again_with_all_that_it_follows_from() {
        Stream wanted = Stream.queued(
                        STREAM,
                        new StreamSpec(
                                3,
                                0,
                                128,
                                32,
                                new SceneSpec(
                                        "pack",
                                        GeometryProfile.TDW_2024,
                                        MaterialRule.RANDOM,
                                        List.of(BackgroundKind.ROOM, BackgroundKind.PANORAMA),
                                        LatentRangeParser.parse(List.of("category=mug"), List.of("distance=1..2")),
                                        "skies",
                                        SceneSpec.DEFAULT_COLLECTION),
                                PixelEncoding.JPEG),
                        NOON)
                .withDesiredState(Stream.DesiredState.PAUSED);
        Moments moments = new Moments(2, 1);
        var progress = new Stream.ReportedStatus(
                StreamState.PAUSED,
                64,
                new LatentSpace(
                        Set.of(LatentGroup.values()),
                        List.of("mug"),
                        List.of("mug-0", "mug-1"),
                        Map.of(
                                Latent.DISTANCE,
                                moments,
                                Latent.TRANSLATION_X,
                                moments,
                                Latent.TRANSLATION_Y,
                                moments,
                                Latent.ROTATION_PITCH,
                                new Moments(.1, .5),
                                Latent.ROTATION_YAW,
                                new Moments(-.2, 1.75),
                                Latent.ROTATION_ROLL,
                                new Moments(0, .75)),
                        Map.of(1, new Symmetry(0, 1, 0, 4)),
                        Set.of(Latent.CATEGORY)),
                "cd".repeat(32),
                null,
                NOON);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.StreamReported(STREAM, progress)),
                        entry(INTENTS, 1, new Change.StreamIntentChanged(wanted))));
        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).contains(wanted.withStatus(progress));
    }

    @Test
    void a_stream_of_images_that_lack_some_labels_comes_back_as_it_was_put() {
        var progress = new Stream.ReportedStatus(
                StreamState.RENDERING,
                64,
                new LatentSpace(
                        Set.of(LatentGroup.TRANSLATION, LatentGroup.CATEGORY),
                        List.of("mug"),
                        List.of(),
                        Map.of(Latent.TRANSLATION_X, new Moments(0, 1), Latent.TRANSLATION_Y, new Moments(2, 3)),
                        Map.of()),
                "cd".repeat(32),
                null,
                NOON);
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.StreamIntentChanged(stream())),
                        entry(INTENTS, 1, new Change.StreamReported(STREAM, progress))));
        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).contains(stream().withStatus(progress));
    }

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
    void a_record_that_comes_again_changes_nothing() {
        List<LedgerEntry> entries = List.of(
                entry(INTENTS, 0, new Change.RunIntentChanged(run("r1", 1))),
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
        LedgerEntry refused = entry(INTENTS, 1, new Change.UnreadableRecord("a text with character 0: \0"));

        assertThatThrownBy(() -> book.write(
                        incarnation, List.of(entry(INTENTS, 0, new Change.RunIntentChanged(run("r1", 1))), refused)))
                .isInstanceOf(LedgerWriter.UnstorableRecordException.class)
                .hasMessageContaining("0x00");

        assertThat(ledger.find(LedgerTable.RUNS, new RunName("r1"))).isEmpty();
        assertThat(ledger.position()).isEqualTo(before);
        assertThat(book.open().next()).isEmpty();
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
        Run.ReportedStatus late = ofGeneration(0, progress(RunState.RUNNING, 64));
        book.write(
                incarnation,
                List.of(
                        entry(INTENTS, 0, new Change.RunIntentChanged(run)),
                        entry(STATUSES, 0, new Change.RunReported(run.name(), ofOwner)),
                        entry(STATUSES, 1, new Change.RunReported(run.name(), late))));

        assertThat(ledger.find(LedgerTable.RUNS, run.name())).contains(reported(run, RunState.RUNNING, 640));
        assertThat(book.open().next()).containsEntry(STATUSES, 2L);
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

        var anew =
                LedgerSamples.checkpoint(name, 1, NOON.plusSeconds(1)); // by a new group, which counts from the start
        book.write(incarnation, List.of(entry(INTENTS, 2, new Change.CheckpointWritten(anew))));
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, name)).contains(anew);
    }

    @Test
    void a_run_is_read_again_with_its_recipe_and_with_all_that_is_wanted_of_it() {
        Run wanted = Run.queued(new RunName("r1"), LedgerSamples.runSpec(LedgerSamples.RECIPE, -3), 5, NOON)
                .withDesiredState(Run.DesiredState.PAUSED)
                .withRetryCount(2);
        book.write(incarnation, List.of(entry(INTENTS, 0, new Change.RunIntentChanged(wanted))));
        assertThat(ledger.find(LedgerTable.RUNS, wanted.name())).contains(wanted);
        SweepSpec spec = new SweepSpec(
                STREAM, List.of(LedgerSamples.DISTANCE), List.of(640L), List.of(0L), 2, 2, LedgerSamples.RECIPE, 1000);
        Sweep sweep = Sweep.created(new SweepName("w1"), spec, NOON);
        book.write(incarnation, List.of(entry(INTENTS, 1, new Change.SweepIntentChanged(sweep))));
        assertThat(ledger.find(LedgerTable.SWEEPS, sweep.name())).contains(sweep);
        var score = LedgerSamples.score(new CheckpointName(wanted.name(), 640), wanted.spec(), .3);
        book.write(incarnation, List.of(entry(INTENTS, 2, new Change.CheckpointScored(score))));
        assertThat(ledger.find(LedgerTable.SCORES, score.name())).contains(score);
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

    @Test
    void a_hole_stays_until_the_key_has_a_readable_record() {
        book.write(
                incarnation,
                List.of(new LedgerEntry(
                        new LedgerEntry.RecordPosition(INTENTS, 0),
                        "runs/r1",
                        new Change.UnreadableRecord("it is torn"))));
        assertThat(book.holes(incarnation))
                .containsExactly("runs/r1 in run-intents: offset 0 of run-intents-3: it is torn");

        book.write(incarnation, List.of(entry(INTENTS, 1, new Change.RunIntentChanged(run("r1", 1)))));
        assertThat(book.holes(incarnation)).isEmpty();
    }

    @Test
    void a_hole_of_a_key_that_names_nothing_is_closed_by_the_deletion_of_the_key() {
        String key = "what is this";
        book.write(
                incarnation,
                List.of(new LedgerEntry(
                        new LedgerEntry.RecordPosition(INTENTS, 0), key, new Change.UnreadableRecord("no name"))));
        assertThat(book.holes(incarnation)).hasSize(1);

        book.write(
                incarnation,
                List.of(new LedgerEntry(
                        new LedgerEntry.RecordPosition(INTENTS, 1), key, new Change.UnreadableKeyDeleted())));
        assertThat(book.holes(incarnation)).isEmpty();
    }

    @Test
    void a_key_beyond_the_limit_of_an_index_is_refused_for_its_data() {
        String key = new Random(7)
                .ints(9000, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThatThrownBy(() -> book.write(
                        incarnation,
                        List.of(new LedgerEntry(
                                new LedgerEntry.RecordPosition(INTENTS, 0),
                                key,
                                new Change.UnreadableRecord("no name")))))
                .isInstanceOf(LedgerWriter.UnstorableRecordException.class);
    }

    @Test
    void a_ledger_that_was_set_back_by_a_failover_is_opened_again_where_it_stands() {
        book.write(incarnation, List.of(entry(INTENTS, 4, new Change.RunIntentChanged(run("r1", 1)))));
        database.runInLedger("update position set next_offset = 2");

        assertThatThrownBy(() -> book.holes(incarnation))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class)
                .hasMessageContaining("run-intents")
                .hasMessageContaining("below offset 5");
        assertThatThrownBy(() ->
                        book.write(incarnation, List.of(entry(INTENTS, 5, new Change.RunIntentChanged(run("r2", 2))))))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
        assertThat(ledger.runCount()).isEqualTo(1);

        assertThat(book.open().next()).containsExactly(Map.entry(INTENTS, 2L));
        book.write(incarnation, List.of(entry(INTENTS, 2, new Change.RunIntentChanged(run("r3", 3)))));
        assertThat(ledger.runCount()).isEqualTo(2);
    }

    @Test
    void a_ledger_that_is_reset_is_empty_and_of_another_incarnation() {
        Run run = run("r1", 1);
        var checkpoint = LedgerSamples.checkpoint(new CheckpointName(run.name(), 640));
        var score = LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5));
        List<LedgerEntry> entries = List.of(
                entry(INTENTS, 0, new Change.StreamIntentChanged(stream())),
                entry(INTENTS, 1, new Change.RunIntentChanged(run)),
                entry(INTENTS, 2, new Change.CheckpointWritten(checkpoint)),
                entry(INTENTS, 3, new Change.BenchmarkReported(LedgerSamples.benchmark("b1"))),
                entry(INTENTS, 4, new Change.ReferenceScored(score)));
        book.write(incarnation, entries);

        book.reset(incarnation);

        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).isEmpty();
        assertThat(ledger.runCount()).isZero();
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, checkpoint.name())).isEmpty();
        assertThat(ledger.all(LedgerTable.REFERENCE_SCORES)).isEmpty();
        assertThatThrownBy(() -> book.write(incarnation, entries))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
        LedgerWriter.OpenedLedger opened = book.open();
        assertThat(opened.incarnation()).isNotEqualTo(incarnation);
        assertThat(opened.next()).isEmpty();
        book.write(opened.incarnation(), entries);
        assertThat(ledger.find(LedgerTable.RUNS, run.name())).contains(run);
    }

    @Test
    void a_ledger_made_anew_refuses_who_opened_the_one_before() {
        database.drop();
        database.make();
        UUID anew = openWhenConnected().incarnation();

        assertThat(anew).isNotEqualTo(incarnation);
        assertThatThrownBy(() -> book.write(incarnation, List.of()))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
        assertThatThrownBy(() -> book.holes(incarnation)).isInstanceOf(LedgerWriter.LedgerReplacedException.class);
    }

    private static Run.ReportedStatus ofGeneration(long generation, Run.ReportedStatus said) {
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
                generation,
                said.retryCount());
    }

    private static Run reported(Run run, RunState state, long seenImageCount) {
        return run.withStatus(progress(state, seenImageCount));
    }
}
