package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.Crossing;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.LayerChoice;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.wire.ValidationMapper;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.SweepSpec;

/** Tests checkpoints, scores, benchmarks and scaling curves. */
final class ResultsOverGrpcTest {

    private static final RunName R1 = new RunName("r1");

    private final ApiServer server = new ApiServer();

    @BeforeEach
    void there_is_a_stream() {
        server.ledger.put(LedgerSamples.stream());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_checkpoint_shows_the_digest_of_its_weights() {
        server.ledger.write(LedgerSamples.checkpoint(new CheckpointName(R1, 1024)));
        var checkpoint = CheckpointServiceGrpc.newBlockingStub(server.channel)
                .getCheckpoint(GetCheckpointRequest.newBuilder()
                        .setName("runs/r1/checkpoints/1024")
                        .build());
        assertThat(checkpoint.getSeenImageCount()).isEqualTo(1024);
        assertThat(checkpoint.getSha256().size()).isEqualTo(32);
        assertThat(checkpoint.getSha256().byteAt(31)).isEqualTo((byte) 0xab);
        assertThat(checkpoint.getSizeBytes()).isEqualTo(45_000_000);
        assertThat(checkpoint.getNetwork()).isEqualTo("resnet18");
        assertThat(checkpoint.getValidation()).isEqualTo(ValidationMapper.toWire(LedgerSamples.VALIDATION));
        assertThat(checkpoint.getUri()).isEqualTo("file:///weights.safetensors");
    }

    @Test
    void a_score_shows_its_values() {
        server.ledger.write(LedgerSamples.score(new CheckpointName(R1, 64), LedgerSamples.runSpec(), .25));
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
                .containsExactly("relu", "layer3.1.relu", "layer4.1.relu");
        assertThat(score.getLayers(0).getSplitValuesList()).containsExactly(.09, .11);
        assertThat(score.getLayers(0).hasChoiceValue()).isFalse();
        assertThat(score.getLayers(1).getChoiceValue()).isEqualTo(.3);
        assertThat(score.getLayerChoice())
                .isEqualTo(LayerChoice.newBuilder()
                        .setMethod(LayerChoice.Method.METHOD_BEST_ELSEWHERE)
                        .setBenchmark("benchmarks/b1")
                        .setPrincipalComponentCount(1000)
                        .setPrincipalComponentPictures("1000 pictures of x")
                        .build());
        assertThat(score.getSuite()).isEqualTo("suite-1");
        assertThat(score.getMetric()).isEqualTo("pls");
        assertThat(score.getBenchmarkVersion()).isEqualTo(1);
        assertThat(score.getCeilingLowerBound()).isEqualTo(.7);
        assertThat(score.getCeilingUnknown()).isFalse();
        assertThat(score.getCeilingStated()).isTrue();
        assertThat(score.getCeilingSource()).isEqualTo("a median elsewhere");
        assertThat(score.getSimulated()).isTrue();
    }

    @Test
    void a_score_that_failed_shows_no_value() {
        server.ledger.write(LedgerSamples.score(
                new ScoreName(new CheckpointName(R1, 64), LedgerSamples.BENCHMARK),
                LedgerSamples.runSpec(),
                LedgerSamples.failed("the weights' digest is another")));
        assertThat(score().getError().getMessage()).isEqualTo("the weights' digest is another");
        assertThat(score().getRatioSquaredValue()).isZero();
    }

    @Test
    void a_score_without_a_ceiling_says_so_and_has_no_normalised_value() {
        server.ledger.write(LedgerSamples.score(
                new ScoreName(new CheckpointName(R1, 64), LedgerSamples.BENCHMARK),
                LedgerSamples.runSpec(),
                LedgerSamples.measurement(1, null)));
        assertThat(score().getCeilingUnknown()).isTrue();
        assertThat(score().getRawValue()).isEqualTo(.4);
        assertThat(score().getRatioSquaredValue()).isZero();
    }

    @Test
    void a_reference_score_shows_its_network_and_its_values() {
        server.ledger.write(
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5)));
        server.ledger.write(
                LedgerSamples.referenceScore("other", LedgerSamples.BENCHMARK, LedgerSamples.failed("torn")));
        var request = ListReferenceScoresRequest.newBuilder().setParent("references/net");
        assertThat(references(request)).singleElement().satisfies(score -> {
            assertThat(score.getName()).isEqualTo("references/net/scores/b1");
            assertThat(score.getBenchmark()).isEqualTo("benchmarks/b1");
            assertThat(score.getDisplayName()).isEqualTo("Network net");
            assertThat(score.getSha256().size()).isEqualTo(32);
            assertThat(score.getRatioSquaredValue()).isEqualTo(.5);
            assertThat(score.getSquaredOverCeilingValue()).isEqualTo(.2);
            assertThat(score.getLayersList()).hasSize(3);
            assertThat(score.getCeilingSource()).isEqualTo("a median elsewhere");
            assertThat(score.getSuite()).isEqualTo("suite-1");
            assertThat(score.hasError()).isFalse();
        });
        assertThat(references(request.setParent("references/-")))
                .extracting(ReferenceScore::getName)
                .containsExactly("references/net/scores/b1", "references/other/scores/b1");
        assertThat(references(request.setFilter("suite = suite-1")))
                .extracting(ReferenceScore::getName)
                .containsExactly("references/net/scores/b1");
        assertThatThrownBy(() -> references(request.setParent("references/none")))
                .hasMessageContaining("references/none does not exist");
    }

    @Test
    void a_benchmark_shows_what_it_measures() {
        server.ledger.write(LedgerSamples.benchmark("b1"));
        var benchmark = ScoreServiceGrpc.newBlockingStub(server.channel)
                .getBenchmark(GetBenchmarkRequest.newBuilder()
                        .setName("benchmarks/b1")
                        .build());
        assertThat(benchmark.getRegion()).isEqualTo(ventral.type.v1.Region.REGION_IT);
        assertThat(benchmark.getState()).isEqualTo(ventral.type.v1.BenchmarkState.BENCHMARK_STATE_READY);
        assertThat(benchmark.getMetric()).isEqualTo("pls");
        assertThat(benchmark.getSuite()).isEqualTo("suite-1");
        assertThat(benchmark.getCeilingLowerBound()).isEqualTo(.7);
        assertThat(benchmark.getCeilingUnknown()).isFalse();
        assertThat(benchmark.getCeilingStated()).isTrue();
        assertThat(benchmark.getCeilingSource()).isEqualTo("a median elsewhere");
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
                .hasMessageContaining("sweeps/demo/scalingCurves/category~b1 does not exist");
        assertThatThrownBy(() -> curves.listScalingCurves(ListScalingCurvesRequest.newBuilder()
                        .setParent("sweeps/none")
                        .build()))
                .hasMessageContaining("sweeps/none does not exist");
    }

    @Test
    void a_curve_says_how_sure_its_line_is_and_where_it_meets_a_reference() {
        createSweep();
        server.ledger.write(
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5)));
        finish(640, .1);
        finish(1280, .19);
        finish(6400, .4);
        ScalingCurve curve = ScalingCurveServiceGrpc.newBlockingStub(server.channel)
                .getScalingCurve(GetScalingCurveRequest.newBuilder()
                        .setName("sweeps/demo/scalingCurves/distance~b1")
                        .build());
        assertThat(curve.getPointsList().stream()
                        .mapToDouble(point -> point.getResidual())
                        .sum())
                .isCloseTo(0, within(1e-12));
        assertThat(curve.getFit().getPointCount()).isEqualTo(3);
        assertThat(curve.getFit().getBandList()).hasSize(33).allSatisfy(band -> {
            assertThat(band.getLower()).isLessThan(band.getValue());
            assertThat(band.getUpper()).isGreaterThan(band.getValue());
        });
        assertThat(curve.getFit().getBand(0).getImageCount()).isEqualTo(640);
        assertThat(curve.getFit().getBand(32).getImageCount()).isCloseTo(6400, within(1e-6));
        Crossing.Size size = curve.getReferences(0).getCrossing().getSize();
        assertThat(size.getImageCount()).isBetween(size.getLowerImageCount(), size.getUpperImageCount());
        assertThat(size.getImageCount()).isGreaterThan(6400);
        assertThat(curve.hasSaturatingFit()).isFalse();
    }

    @Test
    void a_scaling_curve_names_its_normalisation_which_a_request_may_choose() {
        createSweep();
        finish(640, .1);
        server.ledger.write(
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5)));
        var curves = ScalingCurveServiceGrpc.newBlockingStub(server.channel);
        var request = GetScalingCurveRequest.newBuilder().setName("sweeps/demo/scalingCurves/distance~b1");
        ScalingCurve asSet = curves.getScalingCurve(request.build());
        assertThat(asSet.getNormalisation()).isEqualTo(Normalisation.NORMALISATION_RATIO_SQUARED);
        assertThat(asSet.getPoints(0).getMean()).isEqualTo(.1);
        assertThat(asSet.getBenchmarksList()).containsExactly("benchmarks/b1");
        assertThat(asSet.getSimulated()).isTrue();
        assertThat(asSet.getReferencesList())
                .containsExactly(ReferenceLine.newBuilder()
                        .setReference("references/net")
                        .setDisplayName("Network net")
                        .setValue(.5)
                        .build());
        ScalingCurve chosen =
                curves.getScalingCurve(request.setNormalisation(Normalisation.NORMALISATION_SQUARED_OVER_CEILING)
                        .build());
        assertThat(chosen.getNormalisation()).isEqualTo(Normalisation.NORMALISATION_SQUARED_OVER_CEILING);
        assertThat(chosen.getPoints(0).getMean()).isEqualTo(.2);
        assertThat(chosen.getReferences(0).getValue()).isEqualTo(.2);
        assertThat(curves.listScalingCurves(ListScalingCurvesRequest.newBuilder()
                                .setParent("sweeps/demo")
                                .setNormalisation(Normalisation.NORMALISATION_SQUARED_OVER_CEILING)
                                .build())
                        .getScalingCurvesList())
                .containsExactly(chosen);
        assertThatThrownBy(() ->
                        curves.getScalingCurve(request.setNormalisationValue(7).build()))
                .hasMessageContaining("normalisation");
    }

    @Test
    void the_mean_over_a_suite_names_what_a_run_lacks() {
        createSweep();
        server.ledger.write(LedgerSamples.benchmark("b1"));
        finish(640, .1);
        ScalingCurve mean = ScalingCurveServiceGrpc.newBlockingStub(server.channel)
                .getScalingCurve(GetScalingCurveRequest.newBuilder()
                        .setName("sweeps/demo/scalingCurves/distance~mean~suite-1")
                        .build());
        assertThat(mean.getPointsList()).isEmpty();
        assertThat(mean.getLeftOutRunsList()).singleElement().satisfies(run -> {
            assertThat(run.getRun()).isEqualTo("runs/demo-distance-n640-s0");
            assertThat(run.getReason())
                    .startsWith("V1: no benchmark of suite suite-1")
                    .contains("V2", "V4");
        });
    }

    private List<ReferenceScore> references(ListReferenceScoresRequest.Builder request) {
        return ScoreServiceGrpc.newBlockingStub(server.channel)
                .listReferenceScores(request.build())
                .getReferenceScoresList();
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

    /** Finishes a run of the sweep and scores both of its checkpoints; the untrained one does not count. */
    private void finish(long imageCount, double ratioSquared) {
        RunName run = new RunName("demo-distance-n%d-s0".formatted(imageCount));
        server.ledger.report(run, LedgerSamples.progress(RunState.SUCCEEDED, imageCount));
        for (long seen : new long[] {0, imageCount}) {
            CheckpointName checkpoint = new CheckpointName(run, seen);
            server.ledger.write(LedgerSamples.checkpoint(checkpoint));
            server.ledger.write(LedgerSamples.score(
                    checkpoint, server.ledger.runs(List.of(run)).get(0).spec(), seen == 0 ? .01 : ratioSquared));
        }
    }
}
