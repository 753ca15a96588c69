package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.GetObjectiveRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ObjectiveServiceGrpc;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.BenchmarkState;
import ventral.gateway.ledger.Failure;
import ventral.gateway.ledger.Region;
import ventral.gateway.ledger.RunState;
import ventral.gateway.ledger.Score;
import ventral.gateway.ledger.StreamState;
import ventral.gateway.testing.Samples;
import ventral.type.v1.Latent;
import ventral.type.v1.RunSpec;
import ventral.type.v1.StreamSpec;
import ventral.type.v1.SweepSpec;

final class ResourcesTest {

    private static final RunName R1 = new RunName("r1");

    private final ApiServer server = new ApiServer();
    private final RunServiceGrpc.RunServiceBlockingStub runs = RunServiceGrpc.newBlockingStub(server.channel);
    private final SweepServiceGrpc.SweepServiceBlockingStub sweeps = SweepServiceGrpc.newBlockingStub(server.channel);

    @BeforeEach
    void there_is_a_stream() {
        server.ledger.put(Samples.stream());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_stream_is_made_with_the_defaults_of_its_spec() {
        var streams = StreamServiceGrpc.newBlockingStub(server.channel);
        Stream made = streams.createStream(CreateStreamRequest.newBuilder()
                .setStream(Stream.newBuilder()
                        .setSpec(StreamSpec.newBuilder().setImageCount(128).setSeed(5)))
                .build());
        assertThat(made.getName()).isEqualTo("streams/fresh-1");
        assertThat(made.getSpec())
                .isEqualTo(StreamSpec.newBuilder()
                        .setImageCount(128)
                        .setSeed(5)
                        .setImageSize(64)
                        .setBatchSize(64)
                        .build());
        assertThat(made.getState()).isEqualTo(ventral.type.v1.StreamState.STREAM_STATE_QUEUED);
        assertThat(streams.getStream(
                        GetStreamRequest.newBuilder().setName(made.getName()).build()))
                .isEqualTo(made);
    }

    @Test
    void what_is_validated_alone_is_not_made() {
        CreateRunRequest request = createRun().setValidateOnly(true).build();
        assertThat(runs.createRun(request).getName()).isEqualTo("runs/r1");
        assertThatThrownBy(() -> runs.getRun(
                        GetRunRequest.newBuilder().setName("runs/r1").build()))
                .hasMessageContaining("there is no runs/r1");
    }

    @Test
    void a_run_shows_what_its_trainer_said() {
        Run queued = runs.createRun(createRun().build());
        assertThat(queued.hasLoss()).isFalse();
        assertThat(queued.getUpdateTime()).isEqualTo(queued.getCreateTime());
        server.ledger.report(R1, Samples.progress(RunState.FAILED, 640));
        Run failed = runs.getRun(GetRunRequest.newBuilder().setName("runs/r1").build());
        assertThat(failed.getState()).isEqualTo(ventral.type.v1.RunState.RUN_STATE_FAILED);
        assertThat(failed.getSeenImageCount()).isEqualTo(640);
        assertThat(failed.getLoss()).isEqualTo(.5f);
        assertThat(failed.getImagesPerSecond()).isEqualTo(100f);
        assertThat(failed.getError().getMessage()).isEqualTo("out of memory");
        assertThat(failed.getUpdateTime().getSeconds())
                .isEqualTo(failed.getCreateTime().getSeconds() + 640);
    }

    @Test
    void a_run_is_asked_to_stop() {
        runs.createRun(createRun().build());
        assertThat(runs.cancelRun(
                                CancelRunRequest.newBuilder().setName("runs/r1").build())
                        .getName())
                .isEqualTo("runs/r1");
        assertThat(server.ledger.runs(List.of(R1))).allMatch(ventral.gateway.ledger.Run::cancelled);
    }

    @Test
    void a_sweep_counts_its_runs_and_those_that_have_ended() {
        Sweep made = createSweep();
        assertThat(made.getRunCount()).isEqualTo(3);
        server.ledger.report(new RunName("demo-distance-n640-s0"), Samples.progress(RunState.SUCCEEDED, 640));
        assertThat(sweeps.getSweep(GetSweepRequest.newBuilder()
                                .setName("sweeps/demo")
                                .build())
                        .getEndedRunCount())
                .isEqualTo(1);
    }

    @Test
    void a_checkpoint_shows_the_digest_of_its_weights() {
        server.ledger.write(Samples.checkpoint(new CheckpointName(R1, 1024)));
        var checkpoint = CheckpointServiceGrpc.newBlockingStub(server.channel)
                .getCheckpoint(GetCheckpointRequest.newBuilder()
                        .setName("runs/r1/checkpoints/1024")
                        .build());
        assertThat(checkpoint.getSeenImageCount()).isEqualTo(1024);
        assertThat(checkpoint.getSha256().size()).isEqualTo(32);
        assertThat(checkpoint.getSha256().byteAt(31)).isEqualTo((byte) 0xab);
        assertThat(checkpoint.getSizeBytes()).isEqualTo(45_000_000);
        assertThat(checkpoint.getUri()).isEqualTo("file:///weights.safetensors");
    }

    @Test
    void a_score_shows_its_values() {
        server.ledger.write(Samples.score(new CheckpointName(R1, 64), Samples.runSpec(), .25));
        var score = score();
        assertThat(score.getBenchmark()).isEqualTo("benchmarks/b1");
        assertThat(score.getObjective()).isEqualTo("objectives/distance");
        assertThat(score.getSeenImageCount()).isEqualTo(64);
        assertThat(score.getRawValue()).isEqualTo(.4);
        assertThat(score.getRatioSquaredValue()).isEqualTo(.25);
        assertThat(score.getSquaredOverCeilingValue()).isEqualTo(.2);
        assertThat(score.getLayer()).isEqualTo("layer4.1.relu");
        assertThat(score.getLayersList())
                .extracting(layer -> layer.getLayer())
                .containsExactly("relu", "layer4.1.relu");
        assertThat(score.getSimulated()).isTrue();
    }

    @Test
    void a_score_that_failed_shows_no_value() {
        Score sound = Samples.score(new CheckpointName(R1, 64), Samples.runSpec(), .25);
        server.ledger.write(new Score(
                sound.name(),
                sound.runSpec(),
                sound.region(),
                true,
                "",
                sound.values(),
                List.of(),
                Optional.of(new Failure(15, "the weights' digest is another")),
                sound.createTime()));
        assertThat(score().getError().getMessage()).isEqualTo("the weights' digest is another");
        assertThat(score().getRatioSquaredValue()).isZero();
    }

    @Test
    void a_benchmark_shows_what_it_measures() {
        server.ledger.write(Samples.benchmark("b1"));
        var benchmark = ScoreServiceGrpc.newBlockingStub(server.channel)
                .getBenchmark(GetBenchmarkRequest.newBuilder()
                        .setName("benchmarks/b1")
                        .build());
        assertThat(benchmark.getRegion()).isEqualTo(ventral.type.v1.Region.REGION_IT);
        assertThat(benchmark.getState()).isEqualTo(ventral.type.v1.BenchmarkState.BENCHMARK_STATE_READY);
        assertThat(benchmark.getMetric()).isEqualTo("pls");
        assertThat(benchmark.getStimulusCount()).isEqualTo(100);
        assertThat(benchmark.hasError()).isFalse();
    }

    @Test
    void a_scaling_curve_is_fitted_from_the_last_checkpoints_of_the_runs_that_succeeded() {
        createSweep();
        finish(640, .1);
        finish(1280, .1 + .3 * Math.log10(2));
        var curves = ScalingCurveServiceGrpc.newBlockingStub(server.channel);
        String name = "sweeps/demo/scalingCurves/distance~b1";
        GetScalingCurveRequest request =
                GetScalingCurveRequest.newBuilder().setName(name).build();
        assertThat(curves.getScalingCurve(request).hasFit()).isFalse();
        finish(6400, .4);
        ScalingCurve curve = curves.getScalingCurve(request);
        assertThat(curve.getPointsList())
                .extracting(point -> point.getImageCount())
                .containsExactly(640L, 1280L, 6400L);
        assertThat(curve.getPointsList()).noneMatch(point -> point.hasStandardDeviation());
        assertThat(curve.getFit().getSlopePerDecade()).isCloseTo(.3, within(1e-12));
        assertThat(curves.listScalingCurves(ListScalingCurvesRequest.newBuilder()
                                .setParent("sweeps/demo")
                                .build())
                        .getScalingCurvesList())
                .containsExactly(curve);
        assertThatThrownBy(() -> curves.getScalingCurve(GetScalingCurveRequest.newBuilder()
                        .setName("sweeps/demo/scalingCurves/category~b1")
                        .build()))
                .hasMessageContaining("there is no sweeps/demo/scalingCurves/category~b1");
        assertThatThrownBy(() -> curves.listScalingCurves(ListScalingCurvesRequest.newBuilder()
                        .setParent("sweeps/none")
                        .build()))
                .hasMessageContaining("there is no sweeps/none");
    }

    @Test
    void every_set_of_latents_is_an_objective_under_its_one_name() {
        var objectives = ObjectiveServiceGrpc.newBlockingStub(server.channel);
        var objective = objectives.getObjective(GetObjectiveRequest.newBuilder()
                .setName("objectives/distance-category")
                .build());
        assertThat(objective.getDisplayName()).isEqualTo("Distance + Category");
        assertThat(objective.getLatentsList()).containsExactly(Latent.LATENT_DISTANCE, Latent.LATENT_CATEGORY);
        assertThat(objective.getOutputUnitCount()).isEqualTo(118);
        assertThatThrownBy(() -> objectives.getObjective(GetObjectiveRequest.newBuilder()
                        .setName("objectives/category-distance")
                        .build()))
                .hasMessageContaining("'category-distance' is written 'distance-category'");
    }

    @ParameterizedTest
    @EnumSource(StreamState.class)
    void every_state_of_a_stream_has_its_word(StreamState state) {
        server.ledger.report(
                Samples.STREAM,
                new ventral.gateway.ledger.Stream.Progress(
                        state, 64, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(StreamServiceGrpc.newBlockingStub(server.channel)
                        .getStream(GetStreamRequest.newBuilder()
                                .setName("streams/s1")
                                .build())
                        .getState())
                .hasToString("STREAM_STATE_" + state);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void every_state_of_a_run_has_its_word(RunState state) {
        server.ledger.put(List.of(Samples.run("r1", 0)));
        server.ledger.report(R1, Samples.progress(state, 64));
        assertThat(runs.getRun(GetRunRequest.newBuilder().setName("runs/r1").build())
                        .getState())
                .hasToString("RUN_STATE_" + state);
    }

    @ParameterizedTest
    @EnumSource(BenchmarkState.class)
    void every_state_of_a_benchmark_has_its_word(BenchmarkState state) {
        assertThat(ventral.type.v1.BenchmarkState.valueOf("BENCHMARK_STATE_" + state)
                        .getNumber())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void every_region_has_its_word(Region region) {
        assertThat(ScoreMessages.region(region)).hasToString("REGION_" + region);
    }

    private ventral.api.v1.Score score() {
        return ScoreServiceGrpc.newBlockingStub(server.channel)
                .getScore(GetScoreRequest.newBuilder()
                        .setName("runs/r1/checkpoints/64/scores/b1")
                        .build());
    }

    private static CreateRunRequest.Builder createRun() {
        return CreateRunRequest.newBuilder()
                .setRunId("r1")
                .setRun(Run.newBuilder()
                        .setSpec(RunSpec.newBuilder().setStream("streams/s1").setObjective("objectives/distance")));
    }

    private Sweep createSweep() {
        return sweeps.createSweep(CreateSweepRequest.newBuilder()
                .setSweepId("demo")
                .setSweep(Sweep.newBuilder()
                        .setSpec(SweepSpec.newBuilder()
                                .setStream("streams/s1")
                                .addObjectives("objectives/distance")
                                .addAllImageCounts(List.of(640L, 1280L, 6400L))))
                .build());
    }

    /** Both checkpoints of a run of the sweep are scored; the untrained one does not count. */
    private void finish(long imageCount, double ratioSquared) {
        RunName run = new RunName("demo-distance-n%d-s0".formatted(imageCount));
        server.ledger.report(run, Samples.progress(RunState.SUCCEEDED, imageCount));
        for (long seen : new long[] {0, imageCount}) {
            CheckpointName checkpoint = new CheckpointName(run, seen);
            server.ledger.write(Samples.checkpoint(checkpoint));
            server.ledger.write(Samples.score(
                    checkpoint, server.ledger.runs(List.of(run)).get(0).spec(), seen == 0 ? .01 : ratioSquared));
        }
    }
}
