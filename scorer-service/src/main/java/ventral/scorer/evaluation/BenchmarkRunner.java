package ventral.scorer.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.LayerComparison;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.metric.statistics.HeldOutPredictions;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerCommitment;
import ventral.scorer.score.LayerScore;
import ventral.scorer.score.PcaCalibration;

/** Scores candidates on benchmarks and commits layers to regions. */
public final class BenchmarkRunner {

    /** Number of bootstrap replicates of a score's raw value. */
    private static final int REPLICATES = 200;

    private final Map<BenchmarkName, Benchmark> benchmarks;
    private final LayerChoicePolicy policy;

    /**
     * Creates a runner of benchmarks.
     *
     * @param benchmarks all that can be scored, including those that layers are chosen on
     */
    public BenchmarkRunner(List<Benchmark> benchmarks, LayerChoicePolicy policy) {
        this.benchmarks = benchmarks.stream()
                .collect(Collectors.toMap(benchmark -> benchmark.description().name(), Function.identity()));
        this.policy = policy;
    }

    public Optional<Benchmark> benchmark(BenchmarkName name) {
        return Optional.ofNullable(benchmarks.get(name));
    }

    /**
     * Scores every layer and commits one to the region.
     *
     * @throws IOException if an image cannot be read
     * @throws IllegalArgumentException if no layer's features vary over the stimuli, a named layer does not exist, or
     *     the benchmark that layers are chosen on is not ready
     */
    public AlignmentScore score(CandidateSession session, Benchmark benchmark) throws IOException {
        LayerChoice choice = session.hasOneLayer()
                ? new LayerChoice.Best(benchmark.description().name(), Optional.empty())
                : choice(benchmark);
        List<OptionalDouble> judged = selectionValues(session, benchmark, choice);
        List<LayerScore> layers = new ArrayList<>();
        List<List<HeldOutPredictions>> predictions = new ArrayList<>();
        List<LayerFeatures> seen = session.lookAt(stimulusSets(benchmark.stimuli(), choice));
        for (LayerFeatures layer : seen) {
            LayerComparison comparison = benchmark.measure(layer);
            predictions.add(comparison.heldOut());
            layers.add(new LayerScore(
                    layer.layer(),
                    comparison.score(),
                    judged.get(layers.size()),
                    benchmark.effectiveDimensionality(layer)));
            session.progress().onProgress(layers.size(), seen.size(), CandidateProgressListener.ProgressUnit.LAYERS);
        }
        LayerCommitment commitment = new LayerCommitment(layers, choice);
        List<HeldOutPredictions> committed = predictions.get(layers.indexOf(commitment.committed()));
        return new AlignmentScore(
                commitment,
                benchmark.ceiling(),
                committed.isEmpty()
                        ? new double[0]
                        : benchmark.bootstrap(REPLICATES).values(committed));
    }

    private LayerChoice choice(Benchmark benchmark) {
        String given = policy.given().get(benchmark.description().region());
        if (given != null) {
            return new LayerChoice.Given(given);
        }
        BenchmarkName on = benchmark
                .description()
                .layerChosenOn()
                .orElse(benchmark.description().name());
        Benchmark judge = Optional.ofNullable(benchmarks.get(on))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the layer is chosen on %s, which is not ready here; './ventral benchmarks' says why"
                                .formatted(on)));
        return new LayerChoice.Best(
                on,
                policy.calibration()
                        .filter(calibration -> judge.description().metric().needsOnlyInnerProducts()));
    }

    /** Returns the value that each layer is chosen by; empty if that is its score on this benchmark. */
    private List<OptionalDouble> selectionValues(CandidateSession session, Benchmark benchmark, LayerChoice choice)
            throws IOException {
        List<OptionalDouble> judged = new ArrayList<>();
        Optional<Benchmark> judge = selectionValues(benchmark, choice);
        for (LayerFeatures layer :
                session.lookAt(stimulusSets(judge.orElse(benchmark).stimuli(), choice))) {
            judged.add(judge.isEmpty() ? OptionalDouble.empty() : selectionValue(judge.get(), layer, choice));
        }
        return judged;
    }

    private Optional<Benchmark> selectionValues(Benchmark benchmark, LayerChoice choice) {
        return choice instanceof LayerChoice.Best best
                        && (best.calibration().isPresent()
                                || !best.on().equals(benchmark.description().name()))
                ? Optional.of(benchmarks.getOrDefault(best.on(), benchmark))
                : Optional.empty();
    }

    private static OptionalDouble selectionValue(Benchmark judge, LayerFeatures layer, LayerChoice choice)
            throws IOException {
        int count = judge.stimuli().stimuli().size();
        LayerFeatures reduced = calibration(choice)
                .map(calibration -> PcaLayerFeatures.of(layer, count, calibration))
                .orElse(layer);
        return OptionalDouble.of(judge.compare(reduced).value());
    }

    private static List<StimulusSet> stimulusSets(StimulusSet stimuli, LayerChoice choice) {
        return Stream.concat(Stream.of(stimuli), calibration(choice).map(PcaCalibration::pictures).stream())
                .toList();
    }

    private static Optional<PcaCalibration> calibration(LayerChoice choice) {
        return choice instanceof LayerChoice.Best best ? best.calibration() : Optional.empty();
    }
}
