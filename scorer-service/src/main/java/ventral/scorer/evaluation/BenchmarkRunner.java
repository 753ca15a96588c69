package ventral.scorer.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.LayerComparison;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.metric.statistics.HeldOutPredictions;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerCommitment;
import ventral.scorer.score.LayerScore;

/** Scores candidates on benchmarks and commits layers to regions. */
public final class BenchmarkRunner {

    /** Number of bootstrap replicates of a score's raw value. */
    private static final int REPLICATES = 200;

    private final LayerSelector selector;

    /** A layer's score, with the held-out predictions that it was computed from. */
    private record ComparedLayer(LayerScore score, List<HeldOutPredictions> heldOut) {}

    /**
     * Creates a runner of benchmarks.
     *
     * @param benchmarks all that can be scored, including those that layers are chosen on
     */
    public BenchmarkRunner(List<Benchmark> benchmarks, LayerChoicePolicy policy) {
        this.selector = new LayerSelector(benchmarks, policy);
    }

    /**
     * Scores every layer and commits one to the region.
     *
     * @throws IOException if an image cannot be read
     * @throws IllegalArgumentException if no layer's features vary over the stimuli, a named layer does not exist, or
     *     the benchmark that layers are chosen on is not ready
     */
    public AlignmentScore score(CandidateSession session, Benchmark benchmark) throws IOException {
        LayerChoice choice = selector.choice(session, benchmark);
        Map<String, Double> choiceValues = selector.values(session, benchmark, choice);
        List<LayerFeatures> activations = session.lookAt(benchmark.stimuli(), choice.calibration());
        List<ComparedLayer> layers = compare(activations, benchmark, choiceValues, session.progress());
        List<LayerScore> scores = layers.stream().map(ComparedLayer::score).toList();
        LayerCommitment commitment = new LayerCommitment(scores, choice);
        List<HeldOutPredictions> committed =
                layers.get(scores.indexOf(commitment.committed())).heldOut();
        return new AlignmentScore(commitment, benchmark.ceiling(), bootstrapValues(benchmark, committed));
    }

    /** Compares every layer with the region by the benchmark's metric. */
    private static List<ComparedLayer> compare(
            List<LayerFeatures> activations,
            Benchmark benchmark,
            Map<String, Double> choiceValues,
            CandidateProgressListener progress)
            throws IOException {
        List<ComparedLayer> layers = new ArrayList<>();
        for (LayerFeatures layer : activations) {
            LayerComparison comparison = benchmark.measure(layer);
            LayerScore score = new LayerScore(
                    layer.layer(),
                    comparison.score(),
                    choiceValues.get(layer.layer()),
                    benchmark.effectiveDimensionality(layer));
            layers.add(new ComparedLayer(score, comparison.heldOut()));
            progress.onProgress(layers.size(), activations.size(), CandidateProgressListener.ProgressUnit.LAYERS);
        }
        return layers;
    }

    /** Returns replicates of the raw value; none if the metric predicts no responses. */
    private static double[] bootstrapValues(Benchmark benchmark, List<HeldOutPredictions> heldOut) {
        return heldOut.isEmpty()
                ? new double[0]
                : benchmark.bootstrap(REPLICATES).values(heldOut);
    }
}
