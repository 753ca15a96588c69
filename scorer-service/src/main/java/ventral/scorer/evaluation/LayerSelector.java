package ventral.scorer.evaluation;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.PcaCalibration;

/** Decides how a layer is chosen for a benchmark, and computes the values that layers are chosen by. */
final class LayerSelector {

    private final Map<BenchmarkName, Benchmark> benchmarks;
    private final LayerChoicePolicy policy;

    /**
     * Creates a selector.
     *
     * @param benchmarks all that layers may be chosen on
     */
    LayerSelector(List<Benchmark> benchmarks, LayerChoicePolicy policy) {
        this.benchmarks = benchmarks.stream()
                .collect(Collectors.toMap(benchmark -> benchmark.description().name(), Function.identity()));
        this.policy = policy;
    }

    /**
     * Returns how a layer of a candidate is chosen for a benchmark.
     *
     * @throws IllegalArgumentException if the benchmark that layers are chosen on is not ready
     */
    LayerChoice choice(CandidateSession session, Benchmark benchmark) {
        if (session.hasOneLayer()) {
            return new LayerChoice.Best(benchmark.description().name(), null);
        }
        return findChoice(benchmark)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the layer is chosen on %s, which is not ready here; './ventral benchmarks' says why"
                                .formatted(chosenOn(benchmark))));
    }

    /**
     * Returns how a layer of a candidate with several layers is chosen for a benchmark.
     *
     * @return empty if the benchmark that layers are chosen on is not ready
     */
    Optional<LayerChoice> findChoice(Benchmark benchmark) {
        String given = policy.given().get(benchmark.description().region());
        if (given != null) {
            return Optional.of(new LayerChoice.Given(given));
        }
        BenchmarkName on = chosenOn(benchmark);
        return Optional.ofNullable(benchmarks.get(on))
                .map(judge -> new LayerChoice.Best(
                        on, judge.description().metric().needsOnlyInnerProducts() ? policy.calibration() : null));
    }

    private static BenchmarkName chosenOn(Benchmark benchmark) {
        return Objects.requireNonNullElse(
                benchmark.description().layerChosenOn(), benchmark.description().name());
    }

    /** Returns the benchmark that a layer is chosen on for a benchmark. */
    Benchmark judge(LayerChoice.Best best, Benchmark benchmark) {
        return benchmarks.getOrDefault(best.on(), benchmark);
    }

    /**
     * Computes the value that each layer is chosen by.
     *
     * @return values by layer; empty if a user named the layer, or a layer is chosen by its score on this benchmark
     * @throws IOException if an image cannot be read
     */
    Map<String, Double> values(CandidateSession session, Benchmark benchmark, LayerChoice choice) throws IOException {
        Map<String, Double> values = new HashMap<>();
        if (choice instanceof LayerChoice.Best best && !isByScore(best, benchmark)) {
            Benchmark judge = judge(best, benchmark);
            for (LayerFeatures layer : session.lookAt(judge.stimuli(), best.calibration())) {
                values.put(
                        layer.layer(),
                        judge.compare(reduced(layer, judge, best)).value());
            }
        }
        return values;
    }

    private static boolean isByScore(LayerChoice.Best best, Benchmark benchmark) {
        return best.calibration() == null
                && best.on().equals(benchmark.description().name());
    }

    private static LayerFeatures reduced(LayerFeatures layer, Benchmark judge, LayerChoice.Best best) {
        PcaCalibration calibration = best.calibration();
        return calibration == null
                ? layer
                : PcaLayerFeatures.of(layer, judge.stimuli().stimuli().size(), calibration);
    }
}
