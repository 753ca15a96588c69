package ventral.cli.study.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.api.v1.Stream;
import ventral.api.v1.Sweep;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.study.Study;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.BenchmarkState;

/** Creates a study's resources at a gateway, reuses those that exist, and reads their state. */
public final class StudyClient {

    private final GatewayClient gateway;
    private final Study study;
    private final Map<RunName, List<Checkpoint>> ofEndedRuns = new HashMap<>();
    private final SweepCache sweeps;

    public StudyClient(GatewayClient gateway, Study study) {
        this.gateway = gateway;
        this.study = study;
        this.sweeps = new SweepCache(gateway, study.sweeps().keySet(), () -> Duration.ofNanos(System.nanoTime()));
    }

    /** Returns the names of the study's streams and sweeps that do not exist yet, in the order of its file. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        study.streams().keySet().stream()
                .filter(name -> gateway.streams().find(name).isEmpty())
                .forEach(name -> missing.add(name.toString()));
        study.sweeps().keySet().stream()
                .filter(name -> gateway.sweeps().find(name).isEmpty())
                .forEach(name -> missing.add(name.toString()));
        return missing;
    }

    /**
     * Checks that every existing stream and sweep with a name of the study has the study's spec.
     *
     * @throws InvalidFieldException if one has another spec
     */
    public void checkExistingSpecs() {
        for (Map.Entry<StreamName, StreamSpec> stream : study.streams().entrySet()) {
            Optional<Stream> there = gateway.streams().find(stream.getKey());
            there.ifPresent(
                    found -> checkSame(stream.getKey(), SpecMapper.fromWire(found.getSpec()), stream.getValue()));
        }
        for (Map.Entry<SweepName, SweepSpec> sweep : study.sweeps().entrySet()) {
            gateway.sweeps()
                    .find(sweep.getKey())
                    .ifPresent(
                            found -> checkSame(sweep.getKey(), SpecMapper.fromWire(found.getSpec()), sweep.getValue()));
        }
    }

    private static void checkSame(Object name, Object there, Object wanted) {
        if (!there.equals(wanted)) {
            throw new InvalidFieldException(
                    "name",
                    "%s already exists with another spec: rename it in the study's file, or use the existing spec%n  existing:   %s%n  study file: %s"
                            .formatted(name, there, wanted));
        }
    }

    /**
     * Creates the streams and sweeps that do not exist yet. A stopped study continues where it was.
     *
     * @throws InvalidFieldException if one exists with another spec; then nothing is created
     */
    public void create() {
        checkExistingSpecs();
        study.streams().forEach((name, spec) -> {
            if (gateway.streams().find(name).isEmpty()) {
                gateway.streams().create(name, spec);
            }
        });
        study.sweeps().forEach((name, spec) -> {
            if (gateway.sweeps().find(name).isEmpty()) {
                gateway.sweeps().create(name, spec);
            }
        });
    }

    /** Returns the benchmarks of the study that the system does not list, or that it lacks any that is ready. */
    public List<String> unlistedBenchmarks() {
        List<Benchmark> benchmarks = gateway.benchmarks().list();
        if (study.benchmarks().isEmpty()) {
            return benchmarks.stream()
                            .anyMatch(benchmark -> benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY)
                    ? List.of()
                    : List.of("any benchmark that is ready");
        }
        List<String> listed = benchmarks.stream().map(Benchmark::getName).toList();
        return study.benchmarks().stream()
                .map(Object::toString)
                .filter(name -> !listed.contains(name))
                .toList();
    }

    /**
     * Checks that every benchmark of the study can be scored on.
     *
     * @throws InvalidFieldException if a benchmark is unlisted or not ready
     */
    public void checkBenchmarks() {
        List<String> unlisted = unlistedBenchmarks();
        if (!unlisted.isEmpty()) {
            throw new InvalidFieldException(
                    "benchmarks",
                    "the system does not have %s; './ventral benchmarks list' lists its benchmarks"
                            .formatted(String.join(", ", unlisted)));
        }
        for (Benchmark benchmark : benchmarks()) {
            if (!study.benchmarks().isEmpty() && benchmark.getState() != BenchmarkState.BENCHMARK_STATE_READY) {
                throw new InvalidFieldException(
                        "benchmarks",
                        "%s is not ready: %s; fetch its files with './ventral benchmarks fetch', or leave it out of the study"
                                .formatted(
                                        benchmark.getName(),
                                        benchmark.getError().getMessage()));
            }
        }
    }

    /** Returns the study's current state, without the estimates of its sweeps. */
    public ExperimentSnapshot snapshot() {
        return snapshot(List.of());
    }

    /** Returns the study's current state, with estimates of its sweeps that are at most 10 seconds old. */
    public ExperimentSnapshot snapshotWithEstimates() {
        return snapshot(sweeps.get());
    }

    private ExperimentSnapshot snapshot(List<Sweep> estimated) {
        List<Run> runs = new ArrayList<>();
        List<Score> scores = new ArrayList<>();
        List<Benchmark> benchmarks = benchmarks();
        List<String> names = benchmarks.stream().map(Benchmark::getName).toList();
        for (SweepName sweep : study.sweeps().keySet()) {
            runs.addAll(gateway.runs().list(FilterBuilder.runsOfSweep(sweep)));
            gateway.scores().list(new FilterBuilder().and("sweep", sweep).toString()).stream()
                    .filter(score -> names.contains(score.getBenchmark()))
                    .forEach(scores::add);
        }
        return new ExperimentSnapshot(
                study.streams().keySet().stream()
                        .flatMap(name -> gateway.streams().find(name).stream())
                        .toList(),
                runs,
                runs.stream().flatMap(run -> checkpoints(run).stream()).toList(),
                scores,
                gateway.referenceScores().list(),
                benchmarks,
                estimated);
    }

    /** Reads the checkpoints of an ended run once, and those of other runs on every call. */
    private List<Checkpoint> checkpoints(Run run) {
        RunName name = RunName.parse(run.getName());
        List<Checkpoint> known = ofEndedRuns.get(name);
        if (known != null && !known.isEmpty()) {
            return known;
        }
        List<Checkpoint> checkpoints = gateway.checkpoints().list(name);
        if (ExperimentSnapshot.hasEnded(run)) {
            ofEndedRuns.put(name, checkpoints);
        }
        return checkpoints;
    }

    private List<Benchmark> benchmarks() {
        List<String> wanted = study.benchmarks().stream().map(Object::toString).toList();
        return gateway.benchmarks().list().stream()
                .filter(benchmark -> wanted.isEmpty()
                        ? benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY
                        : wanted.contains(benchmark.getName()))
                .toList();
    }
}
