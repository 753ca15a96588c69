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
import java.util.Map;
import java.util.Set;
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
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.model.RecalibratedValues;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests that each resource is read from the database as it was written. */
@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
class LedgerRoundTripTest extends PanacheLedgerTestBase {

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
        assertThat(book.open())
                .isEqualTo(new LedgerWriter.OpenedLedger(incarnation, Map.of(INTENTS, readUpTo(9)), Map.of()));
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
}
