package ventral.cli.study.result;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ventral.cli.study.Study;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;

/**
 * Holds all results of a study. The constructor sorts the lists: streams, runs and benchmarks in the order of the
 * study's file, checkpoints and scores by run and images seen.
 */
public record StudyResults(
        Study study,
        List<StreamResult> streams,
        List<RunResult> runs,
        List<CheckpointResult> checkpoints,
        List<ScoreResult> scores,
        List<ReferenceResult> references,
        List<BenchmarkResult> benchmarks) {

    private static final Comparator<CheckpointName> BY_RUN = Comparator.comparing(
                    (CheckpointName name) -> name.run().id())
            .thenComparingLong(CheckpointName::seenImageCount);

    public StudyResults {
        List<String> runOrder =
                study.runs().keySet().stream().map(Object::toString).toList();
        List<String> streamOrder =
                study.streams().keySet().stream().map(Object::toString).toList();
        streams = streams.stream()
                .sorted(Comparator.comparingInt(
                        stream -> streamOrder.indexOf(stream.name().toString())))
                .toList();
        runs = runs.stream()
                .sorted(Comparator.comparingInt(
                        run -> runOrder.indexOf(run.name().toString())))
                .toList();
        checkpoints = checkpoints.stream()
                .sorted(Comparator.comparing(CheckpointResult::name, BY_RUN))
                .toList();
        scores = scores.stream()
                .sorted(Comparator.comparing((ScoreResult score) -> score.name().checkpoint(), BY_RUN)
                        .thenComparing(score -> score.name().benchmark().id()))
                .toList();
        references = references.stream()
                .sorted(Comparator.comparing(ReferenceResult::reference)
                        .thenComparing(reference -> reference.benchmark().id()))
                .toList();
        List<BenchmarkName> benchmarkOrder = study.benchmarks();
        benchmarks = benchmarks.stream()
                .sorted(Comparator.comparingInt((BenchmarkResult benchmark) -> benchmarkOrder.indexOf(benchmark.name()))
                        .thenComparing(benchmark -> benchmark.name().id()))
                .toList();
    }

    /** Finds a benchmark by its name. */
    public Optional<BenchmarkResult> benchmark(BenchmarkName name) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst();
    }

    /** Returns the scores that count: those without an error, of the benchmark's current version. */
    public List<ScoreResult> countedScores(BenchmarkName name) {
        int version = benchmark(name).map(BenchmarkResult::version).orElse(-1);
        return scores.stream()
                .filter(score -> score.name().benchmark().equals(name))
                .filter(score -> score.measurement().version() == version)
                .filter(score -> score.measurement().error().isEmpty())
                .toList();
    }

    /** Returns the references' scores that count. */
    public List<ReferenceResult> countedReferences(BenchmarkName name) {
        int version = benchmark(name).map(BenchmarkResult::version).orElse(-1);
        return references.stream()
                .filter(reference -> reference.benchmark().equals(name))
                .filter(reference -> reference.measurement().version() == version)
                .filter(reference -> reference.measurement().error().isEmpty())
                .toList();
    }
}
