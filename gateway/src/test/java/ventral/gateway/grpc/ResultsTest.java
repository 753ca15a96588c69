package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.wire.Validations;
import ventral.gateway.ledger.Failure;
import ventral.gateway.ledger.RunState;
import ventral.gateway.ledger.Score;
import ventral.gateway.testing.Samples;
import ventral.type.v1.SweepSpec;

/** Of checkpoints, scores, benchmarks and scaling curves. */
final class ResultsTest {

    private static final RunName R1 = new RunName("r1");

    private final ApiServer server = new ApiServer();

    @BeforeEach
    void there_is_a_stream() {
        server.ledger.put(Samples.stream());
    }

    @AfterEach
    void stop() {
        server.close();
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
        assertThat(checkpoint.getNetwork()).isEqualTo("resnet18");
        assertThat(checkpoint.getValidation()).isEqualTo(Validations.toWire(Samples.VALIDATION));
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

    private ventral.api.v1.Score score() {
        return ScoreServiceGrpc.newBlockingStub(server.channel)
                .getScore(GetScoreRequest.newBuilder()
                        .setName("runs/r1/checkpoints/64/scores/b1")
                        .build());
    }

    private void createSweep() {
        SweepServiceGrpc.newBlockingStub(server.channel)
                .createSweep(CreateSweepRequest.newBuilder()
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
