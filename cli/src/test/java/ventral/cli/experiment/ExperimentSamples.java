package ventral.cli.experiment;

import com.google.rpc.Status;
import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.LogLinearFit;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Run;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingPoint;
import ventral.api.v1.Score;
import ventral.api.v1.Stream;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;
import ventral.type.v1.RunState;

/** A small experiment as a gateway would return it: one objective, sizes 64 and 2048, one benchmark. */
final class ExperimentSamples {

    private static final SweepSpec SWEEP = new SweepSpec(
            new StreamName("demo"), List.of(Objective.parse("distance")), List.of(64L, 2048L), List.of(0L), 1, 1);

    static final Benchmark BENCHMARK = Benchmark.newBuilder()
            .setName("benchmarks/sim-it")
            .setRegion(Region.REGION_IT)
            .setCeiling(0.8)
            .setNeuroidCount(50)
            .setStimulusCount(200)
            .setSimulated(true)
            .setState(BenchmarkState.BENCHMARK_STATE_READY)
            .build();

    private ExperimentSamples() {}

    /**
     * Returns a snapshot.
     *
     * @param seen images seen by each run; a run that has seen all its images has succeeded
     */
    static ExperimentSnapshot snapshot(long rendered, long seen, List<Score> scores) {
        List<Run> runs = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        SWEEP.runs(new SweepName("demo")).forEach((name, spec) -> {
            long saw = Math.min(seen, spec.imageCount());
            runs.add(Run.newBuilder()
                    .setName(name.toString())
                    .setSpec(SpecMapper.toWire(spec))
                    .setSeenImageCount(saw)
                    .setState(saw == spec.imageCount() ? RunState.RUN_STATE_SUCCEEDED : RunState.RUN_STATE_RUNNING)
                    .build());
            spec.checkpoints(64).stream()
                    .filter(count -> count <= saw)
                    .forEach(count -> checkpoints.add(Checkpoint.newBuilder()
                            .setName(name + "/checkpoints/" + count)
                            .setSeenImageCount(count)
                            .build()));
        });
        Stream stream = Stream.newBuilder()
                .setName("streams/demo")
                .setSpec(SpecMapper.toWire(StreamSpec.rendered(0, 2048, 64, 64)))
                .setRenderedImageCount(rendered)
                .build();
        return new ExperimentSnapshot(
                List.of(stream), runs, checkpoints, scores, List.of(), List.of(BENCHMARK), List.of());
    }

    static Score score(String run, long seen, double raw) {
        return Score.newBuilder()
                .setName("runs/%s/checkpoints/%d/scores/sim-it".formatted(run, seen))
                .setBenchmark("benchmarks/sim-it")
                .setObjective("objectives/distance")
                .setSeenImageCount(seen)
                .setRawValue(raw)
                .setStandardError(0.01)
                .setCeiling(0.8)
                .setRatioSquaredValue(raw * raw / 0.64)
                .setSquaredOverCeilingValue(raw * raw / 0.8)
                .setLayer("layer3.1.relu")
                .setSimulated(true)
                .build();
    }

    static ReferenceScore reference(String id, String displayName, double raw) {
        return ReferenceScore.newBuilder()
                .setName("references/%s/scores/sim-it".formatted(id))
                .setBenchmark("benchmarks/sim-it")
                .setDisplayName(displayName)
                .setRawValue(raw)
                .setStandardError(0.02)
                .setCeiling(0.8)
                .setRatioSquaredValue(raw * raw / 0.64)
                .setSquaredOverCeilingValue(raw * raw / 0.8)
                .setLayer("features.17")
                .setSimulated(true)
                .build();
    }

    static ExperimentSnapshot with(ExperimentSnapshot snapshot, ReferenceScore... references) {
        return new ExperimentSnapshot(
                snapshot.streams(),
                snapshot.runs(),
                snapshot.checkpoints(),
                snapshot.scores(),
                List.of(references),
                snapshot.benchmarks(),
                snapshot.sweeps());
    }

    static ExperimentSnapshot with(ExperimentSnapshot snapshot, SweepEstimate estimate) {
        return new ExperimentSnapshot(
                snapshot.streams(),
                snapshot.runs(),
                snapshot.checkpoints(),
                snapshot.scores(),
                snapshot.referenceScores(),
                snapshot.benchmarks(),
                List.of(Sweep.newBuilder()
                        .setName("sweeps/demo")
                        .setEstimate(estimate)
                        .build()));
    }

    /** Returns the same snapshot with every run in a state that has not ended. */
    static ExperimentSnapshot withOpenRuns(ExperimentSnapshot snapshot, RunState state) {
        return new ExperimentSnapshot(
                snapshot.streams(),
                snapshot.runs().stream()
                        .map(run -> ExperimentSnapshot.hasEnded(run)
                                ? run
                                : run.toBuilder().setState(state).build())
                        .toList(),
                snapshot.checkpoints(),
                snapshot.scores(),
                snapshot.referenceScores(),
                snapshot.benchmarks(),
                snapshot.sweeps());
    }

    static Score failed(String run, long seen) {
        return score(run, seen, 0).toBuilder()
                .setError(Status.newBuilder().setMessage("the digest differs"))
                .build();
    }

    static List<Score> scores() {
        return List.of(
                score("demo-distance-n2048-s0", 2048, 0.56),
                score("demo-distance-n2048-s0", 1024, 0.48),
                score("demo-distance-n2048-s0", 0, 0.4),
                score("demo-distance-n64-s0", 64, 0.4),
                score("demo-distance-n64-s0", 0, 0.4));
    }

    static ScalingCurve curve(boolean fitted) {
        ScalingCurve.Builder curve = ScalingCurve.newBuilder()
                .setName("sweeps/demo/scalingCurves/distance~sim-it")
                .setNormalisation(Normalisation.NORMALISATION_RATIO_SQUARED)
                .addPoints(ScalingPoint.newBuilder().setImageCount(64).setMean(0.25))
                .addPoints(ScalingPoint.newBuilder().setImageCount(2048).setMean(0.49));
        return fitted
                ? curve.setFit(LogLinearFit.newBuilder()
                                .setIntercept(-0.038)
                                .setSlopePerDecade(0.1595)
                                .setSlopeStandardError(0.012)
                                .setRSquared(0.97))
                        .build()
                : curve.build();
    }
}
