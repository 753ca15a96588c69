package ventral.cli.experiment;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.api.v1.Stream;
import ventral.api.v1.Sweep;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.RunState;

/**
 * State of an experiment. Checkpoints and scores are those of its runs; reference scores are those of every network.
 *
 * @param sweeps sweeps of its runs with their estimates; empty if they were not read
 */
public record ExperimentSnapshot(
        List<Stream> streams,
        List<Run> runs,
        List<Checkpoint> checkpoints,
        List<Score> scores,
        List<ReferenceScore> referenceScores,
        List<Benchmark> benchmarks,
        List<Sweep> sweeps) {

    /** Orders benchmarks by region along the ventral stream, then by name. */
    static final Comparator<Benchmark> BY_REGION =
            comparing(Benchmark::getRegion).thenComparing(Benchmark::getName);

    public ExperimentSnapshot {
        streams = List.copyOf(streams);
        runs = List.copyOf(runs);
        checkpoints = List.copyOf(checkpoints);
        scores = List.copyOf(scores);
        referenceScores = List.copyOf(referenceScores);
        benchmarks = List.copyOf(benchmarks);
        sweeps = List.copyOf(sweeps);
    }

    public static boolean hasEnded(Run run) {
        return switch (run.getState()) {
            case RUN_STATE_SUCCEEDED, RUN_STATE_FAILED, RUN_STATE_CANCELLED -> true;
            case RUN_STATE_UNSPECIFIED, RUN_STATE_QUEUED, RUN_STATE_RUNNING, RUN_STATE_PAUSED, UNRECOGNIZED -> false;
        };
    }

    public List<Run> in(RunState state) {
        return runs.stream().filter(run -> run.getState() == state).toList();
    }

    /** Returns whether runs have not ended and all of these are paused. */
    boolean isPaused() {
        List<Run> left = runs.stream().filter(run -> !hasEnded(run)).toList();
        return !left.isEmpty() && left.stream().allMatch(run -> run.getState() == RunState.RUN_STATE_PAUSED);
    }

    /** Returns the benchmarks that are ready, by region along the ventral stream. */
    public List<Benchmark> ready() {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY)
                .sorted(BY_REGION)
                .toList();
    }

    /** Returns whether every run has ended and each of their checkpoints has a score on every ready benchmark. */
    public boolean isComplete() {
        return !runs.isEmpty()
                && runs.stream().allMatch(ExperimentSnapshot::hasEnded)
                && !ready().isEmpty()
                && scores.size() >= (long) checkpoints.size() * ready().size();
    }

    public Map<RunName, Run> runsByName() {
        return runs.stream().collect(toMap(run -> RunName.parse(run.getName()), run -> run));
    }

    public static CheckpointName checkpointOf(Score score) {
        return ScoreName.parse(score.getName()).checkpoint();
    }
}
