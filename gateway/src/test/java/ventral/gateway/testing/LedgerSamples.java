package ventral.gateway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.fencing.FencingToken;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.validation.LatentAccuracy;
import ventral.contract.validation.Validation;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Failure;
import ventral.gateway.ledger.model.LayerChoice;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;

/** Creates sample values for tests. */
public final class LedgerSamples {

    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    public static final StreamName STREAM = new StreamName("s1");
    public static final StreamSpec STREAM_SPEC = StreamSpec.rendered(7, 6400, 64, 64);
    public static final Objective DISTANCE = Objective.of(LatentGroup.DISTANCE);
    public static final BenchmarkName BENCHMARK = new BenchmarkName("b1");
    public static final String SUITE = "suite-1";

    public static final MeasuredCost COST = new MeasuredCost(3, .01, 2.5, "cpu, 2 threads");

    /** Every field differs from its default. */
    public static final Recipe RECIPE = new Recipe(
            Network.TINY,
            Recipe.HeadForm.OBJECTIVE,
            new Optimiser.Sgd(.8, true, 1e-4),
            new LearningRate(.05, 640, new LearningRate.CosineDecay(.01)),
            1,
            Recipe.RegressionLoss.SMOOTH_L1,
            Map.of(LatentGroup.DISTANCE, .5),
            Set.of(Recipe.Augmentation.COLOUR, Recipe.Augmentation.GREY),
            4,
            640,
            "/weights/imagenet.safetensors");

    public static final Validation VALIDATION = new Validation(
            6400,
            640,
            .25,
            Map.of(
                    Latent.DISTANCE, new LatentAccuracy.RegressionAccuracy(.9, .12),
                    Latent.CATEGORY, new LatentAccuracy.ClassificationAccuracy(.5, .75)),
            12.5);

    private LedgerSamples() {}

    public static Stream stream() {
        return Stream.queued(STREAM, STREAM_SPEC, NOON);
    }

    public static Stream.ReportedStatus progress(StreamState state, long renderedImageCount) {
        return new Stream.ReportedStatus(
                state,
                renderedImageCount,
                null,
                "cd".repeat(32),
                state == StreamState.FAILED ? new Failure(13, "no driver") : null,
                NOON.plusSeconds(renderedImageCount));
    }

    /**
     * Creates a run.
     *
     * @param minutes minutes after noon at which the run was created
     */
    public static Run run(String id, long minutes) {
        return Run.queued(new RunName(id), runSpec(), 0, NOON.plusSeconds(60 * minutes));
    }

    public static RunSpec runSpec() {
        return new RunSpec(STREAM, DISTANCE, 6400, 1, 0, 2, null);
    }

    /** Returns the status of a run that has learnt from {@code seenImageCount} images in all. */
    public static Run.ReportedStatus progress(RunState state, long seenImageCount) {
        return new Run.ReportedStatus(
                state,
                seenImageCount,
                .5f,
                100f,
                .001,
                Duration.ofSeconds(90),
                "cpu, 2 threads",
                .75f,
                1 << 30,
                VALIDATION,
                state == RunState.FAILED ? new Failure(13, "out of memory") : null,
                NOON.plusSeconds(seenImageCount),
                new FencingToken(1, 0, 0),
                0,
                COST);
    }

    public static Checkpoint checkpoint(CheckpointName name) {
        return checkpoint(name, 1, NOON);
    }

    /** Creates a checkpoint that a former or a later owner of the run may have written. */
    public static Checkpoint checkpoint(CheckpointName name, long ownerEpoch, Instant createTime) {
        return new Checkpoint(
                name,
                "resnet18",
                "ab".repeat(32),
                45_000_000,
                "file:///weights.safetensors",
                createTime,
                VALIDATION,
                new FencingToken(ownerEpoch, 0, 0));
    }

    public static Score score(CheckpointName checkpoint, RunSpec spec, double ratioSquared) {
        return score(new ScoreName(checkpoint, BENCHMARK), spec, measurement(ratioSquared));
    }

    public static Score score(ScoreName name, RunSpec spec, Measurement measurement) {
        return new Score(name, spec, measurement, NOON);
    }

    /** Returns a copy of the score without layers. */
    public static Score withoutLayers(Score score) {
        Measurement all = score.measurement();
        Measurement bare = new Measurement(
                all.region(),
                all.simulated(),
                all.suite(),
                all.metric(),
                all.benchmarkVersion(),
                all.layer(),
                all.layerChoice(),
                all.values(),
                List.of(),
                all.error());
        return new Score(score.name(), score.runSpec(), bare, score.recalibrated(), score.createTime());
    }

    /**
     * Creates a score of a reference network.
     *
     * @param id id of the reference network
     */
    public static ReferenceScore referenceScore(String id, BenchmarkName benchmark, Measurement measurement) {
        return new ReferenceScore(
                new ReferenceScoreName(new ReferenceName(id), benchmark),
                "Network " + id,
                "ef".repeat(32),
                measurement,
                NOON);
    }

    /** Creates a measurement on {@link #BENCHMARK} as {@link #benchmark} defines it, with every optional value. */
    public static Measurement measurement(double ratioSquared) {
        return measurement(1, new Measurement.CeiledScore(.8, .7, "a median elsewhere", ratioSquared, .2));
    }

    /** Creates a measurement on a benchmark whose ceiling is unknown. */
    public static Measurement measurementOfRaw(double raw) {
        return new Measurement(
                Region.IT,
                true,
                SUITE,
                "pls",
                1,
                "layer4.1.relu",
                null,
                new Measurement.ScoreValues(raw, .01, null),
                List.of(),
                null);
    }

    /**
     * Creates a measurement.
     *
     * @param ceiled null if no ceiling is known
     */
    public static Measurement measurement(int benchmarkVersion, Measurement.@Nullable CeiledScore ceiled) {
        return new Measurement(
                Region.IT,
                true,
                SUITE,
                "pls",
                benchmarkVersion,
                "layer4.1.relu",
                new LayerChoice(LayerChoice.Method.BEST_ELSEWHERE, BENCHMARK, 1000, "1000 pictures of x"),
                new Measurement.ScoreValues(.4, .01, ceiled, List.of(.41, .38, .42)),
                List.of(
                        new Measurement.LayerScore("relu", .1, .02, List.of(.09, .11), null),
                        new Measurement.LayerScore("layer3.1.relu", .2, .02, List.of(), .3),
                        new Measurement.LayerScore("layer4.1.relu", .4, .01, List.of(.39, .4, .41), .5)),
                null);
    }

    /** Creates a failed measurement, whose values are meaningless. */
    public static Measurement failed(String why) {
        return new Measurement(
                Region.IT,
                true,
                "",
                "",
                1,
                "",
                null,
                new Measurement.ScoreValues(.4, 0, new Measurement.CeiledScore(.8, null, .25, .2)),
                List.of(),
                new Failure(15, why));
    }

    public static Benchmark benchmark(String id) {
        return benchmark(id, Region.IT, SUITE);
    }

    public static Benchmark benchmark(String id, Region region, String suite) {
        return new Benchmark(
                new BenchmarkName(id),
                BenchmarkState.READY,
                region,
                suite,
                "pls",
                .8,
                .7,
                false,
                "a median elsewhere",
                100,
                50,
                1,
                true,
                "Someone (2020)",
                "CC0",
                null,
                NOON);
    }

    /** Returns the spec of a run with the given recipe. */
    public static RunSpec runSpec(Recipe recipe, int priority) {
        return new RunSpec(STREAM, DISTANCE, 640, 2, 0, 2, recipe, priority, null);
    }

    /** Returns the spec of a sweep's run. */
    public static RunSpec runSpec(SweepName sweep, Objective objective, long imageCount, long seed) {
        return new RunSpec(STREAM, objective, imageCount, 1, seed, 2, sweep);
    }
}
