package ventral.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Run;
import ventral.api.v1.Stream;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

/** Checks that streams, runs and benchmarks make progress. */
public final class ResourceChecks {

    private ResourceChecks() {}

    public static List<DoctorFinding> streams(List<Stream> streams) {
        List<DoctorFinding> findings = streams.stream()
                .filter(stream -> stream.getState() == StreamState.STREAM_STATE_FAILED || stream.hasError())
                .map(ResourceChecks::problem)
                .toList();
        return DoctorFinding.orWell(findings, "streams", "%d, none failed".formatted(streams.size()));
    }

    private static DoctorFinding problem(Stream stream) {
        String cause = stream.getError().getMessage();
        return stream.getState() == StreamState.STREAM_STATE_FAILED
                ? DoctorFinding.problem(stream.getName(), "failed: " + cause, "fix the cause, or delete it")
                : DoctorFinding.problem(
                        stream.getName(), cause, "fix the renderer, which then goes on, or delete the stream");
    }

    public static List<DoctorFinding> runs(List<Run> runs) {
        List<DoctorFinding> findings = new ArrayList<>();
        runs.stream()
                .filter(run -> run.getState() == RunState.RUN_STATE_FAILED)
                .map(run -> DoctorFinding.problem(
                        run.getName(),
                        "failed: " + run.getError().getMessage(),
                        "fix the cause, then resume it with './ventral runs resume'; its checkpoints stay"))
                .forEach(findings::add);
        long queued = count(runs, RunState.RUN_STATE_QUEUED);
        if (queued > 0 && count(runs, RunState.RUN_STATE_RUNNING) == 0) {
            findings.add(DoctorFinding.warning(
                    "runs",
                    "%d are queued, and none is running".formatted(queued),
                    "their stream may have no images yet; otherwise check the trainers"));
        }
        return DoctorFinding.orWell(findings, "runs", "%d, none failed".formatted(runs.size()));
    }

    private static long count(List<Run> runs, RunState state) {
        return runs.stream().filter(run -> run.getState() == state).count();
    }

    public static List<DoctorFinding> benchmarks(List<Benchmark> benchmarks) {
        List<DoctorFinding> findings = new ArrayList<>();
        long ready = benchmarks.stream()
                .filter(benchmark -> benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY)
                .count();
        if (ready == 0) {
            findings.add(DoctorFinding.problem(
                    "benchmarks",
                    "none is ready: checkpoints cannot be scored",
                    "'./ventral benchmarks get' shows what a benchmark lacks"));
        }
        for (Benchmark benchmark : benchmarks) {
            if (benchmark.getState() == BenchmarkState.BENCHMARK_STATE_FAILED) {
                findings.add(DoctorFinding.problem(
                        benchmark.getName(),
                        benchmark.getError().getMessage(),
                        "repair its files, and restart the scorer"));
            }
        }
        return DoctorFinding.orWell(findings, "benchmarks", "%d of %d are ready".formatted(ready, benchmarks.size()));
    }
}
