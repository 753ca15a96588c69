package ventral.scorer.evaluation;

import java.util.Comparator;
import java.util.List;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.Recording;
import ventral.scorer.candidate.ReferenceSource;

/**
 * Reference model: a model that is not one of the system's runs, such as a network trained on ImageNet, or another
 * region.
 */
public record ReferenceModel(ReferenceName name, ReferenceSource source) implements ScoredModel {

    @Override
    public ReferenceScoreName scoreName(BenchmarkName benchmark) {
        return new ReferenceScoreName(name, benchmark);
    }

    /**
     * Returns whether a benchmark shows a line for this model. A recording is shown only if the benchmark's descriptor
     * names it.
     */
    public boolean isScoredOn(BenchmarkMetadata benchmark) {
        return !(source instanceof Recording recording)
                || benchmark.references().contains(recording.benchmark());
    }

    /**
     * Returns the recordings that benchmarks name as candidates, ordered by name. A recording is left out while its own
     * benchmark is not ready or holds only dissimilarities.
     */
    public static List<ReferenceModel> recordings(List<Benchmark> ready) {
        List<BenchmarkName> named = ready.stream()
                .flatMap(benchmark -> benchmark.description().references().stream())
                .distinct()
                .toList();
        return ready.stream()
                .filter(NeuralBenchmark.class::isInstance)
                .map(NeuralBenchmark.class::cast)
                .filter(benchmark -> named.contains(benchmark.description().name()))
                .map(NeuralBenchmark::recording)
                .sorted(Comparator.comparing(recording -> recording.benchmark().id()))
                .map(recording -> new ReferenceModel(
                        new ReferenceName(recording.benchmark().id()), recording))
                .toList();
    }
}
