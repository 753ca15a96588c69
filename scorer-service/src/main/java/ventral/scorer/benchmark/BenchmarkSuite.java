package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import ventral.scorer.assembly.StimulusSet;

/** Benchmarks that candidates are measured against, so that a candidate looks but once at pictures that several share. */
public final class BenchmarkSuite {

    private final Map<StimulusSet, List<Benchmark>> bySet = new LinkedHashMap<>();

    public BenchmarkSuite(List<Benchmark> benchmarks) {
        benchmarks.forEach(benchmark -> bySet.computeIfAbsent(benchmark.stimuli(), set -> new ArrayList<>())
                .add(benchmark));
    }

    /**
     * Measures the candidate, and hands on each score as soon as it is there.
     *
     * @throws IOException if a picture cannot be read
     * @throws IllegalArgumentException if the candidate cannot be measured
     */
    public void score(Candidate candidate, BiConsumer<BenchmarkDescription, AlignmentScore> scores) throws IOException {
        for (Map.Entry<StimulusSet, List<Benchmark>> shared : bySet.entrySet()) {
            List<LayerFeatures> layers = candidate.look(shared.getKey());
            shared.getValue().forEach(benchmark -> scores.accept(benchmark.description(), benchmark.score(layers)));
        }
    }
}
