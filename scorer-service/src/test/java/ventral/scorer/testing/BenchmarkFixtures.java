package ventral.scorer.testing;

import java.util.List;
import java.util.Map;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.CeilingMethod;

/** Fixtures of benchmarks of {@link SmallRecording}. */
public final class BenchmarkFixtures {

    private BenchmarkFixtures() {}

    public static BenchmarkMetadata of(String name, Metric metric) {
        return new BenchmarkMetadata(
                new BenchmarkName(name),
                1,
                Region.IT,
                ResponseOrigin.SIMULATED,
                metric,
                CeilingMethod.SPLIT_HALF,
                null,
                null,
                null,
                "nobody",
                "CC0");
    }

    public static NeuralBenchmark benchmark(String name, Metric metric, StimulusSet stimuli) {
        return new NeuralBenchmark(of(name, metric), stimuli, SmallRecording.assembly());
    }

    /** Returns a set of the given stimuli, some labelled as animals and some as boats. */
    public static StimulusSet stimuli(String identifier, List<String> ids) {
        List<Stimulus> all = ids.stream()
                .map(id -> new Stimulus(id, Map.of("kind", id.hashCode() % 2 == 0 ? "animal" : "boat")))
                .toList();
        return new StimulusSet(identifier, 8, all, stimulus -> new StimulusImage(1, 1, new byte[3]));
    }

    public static StimulusSet stimuli(String identifier) {
        return stimuli(identifier, SmallRecording.ids());
    }
}
