package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.Crossing;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.SweepSpec;

class ScalingCurvesOverGrpcTest extends ResultsOverGrpcTestBase {

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
