package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.Recording;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.ceiling.SplitHalfReliability;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.algebra.MatrixSlices;
import ventral.scorer.metric.regression.CrossValidatedRegression;
import ventral.scorer.metric.regression.PlsRegression;
import ventral.scorer.metric.regression.Regression;
import ventral.scorer.metric.regression.ReversePls;
import ventral.scorer.metric.regression.Ridge;
import ventral.scorer.metric.regression.RidgeCv;
import ventral.scorer.metric.similarity.Cka;
import ventral.scorer.metric.similarity.NeuronToNeuron;
import ventral.scorer.metric.similarity.Rdm;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Benchmark of recorded or simulated responses of neuroids. */
public final class NeuralBenchmark implements Benchmark {

    private static final CrossValidation TENTHS = new CrossValidation(10, .9);
    private static final int CEILING_REPLICATES = 1000;

    private final BenchmarkMetadata description;
    private final StimulusSet stimuli;
    private final MeanResponses responses;
    private final @Nullable Ceiling ceiling;
    private final List<TrainTestSplit> splits;
    private final int[] rows;
    private final int excludedNeuroidCount;

    /**
     * Creates a benchmark of all recorded neuroids.
     *
     * @param stimuli those of the assembly, and possibly others
     * @throws IllegalArgumentException if the recording does not support what the metadata requires
     */
    public NeuralBenchmark(BenchmarkMetadata description, StimulusSet stimuli, NeuralAssembly assembly) {
        this(description, stimuli, new ReliableNeuroids(assembly, 0));
    }

    /**
     * Creates a benchmark of the reliable neuroids.
     *
     * @param stimuli those of the assembly, and possibly others
     * @param minimumReliability split-half reliability with the Spearman-Brown correction; neuroids below it are
     *     excluded
     * @throws IllegalArgumentException if the recording does not support what the metadata requires, or no neuroid is
     *     reliable
     */
    public NeuralBenchmark(
            BenchmarkMetadata description, StimulusSet stimuli, NeuralAssembly assembly, double minimumReliability) {
        this(description, stimuli, ReliableNeuroids.of(assembly, minimumReliability));
    }

    private NeuralBenchmark(BenchmarkMetadata description, StimulusSet stimuli, ReliableNeuroids neuroids) {
        NeuralAssembly assembly = neuroids.assembly();
        this.description = description;
        this.stimuli = stimuli;
        this.excludedNeuroidCount = neuroids.excludedCount();
        this.responses = assembly.mean();
        this.rows = responses.stimulusIds().stream().mapToInt(stimuli::indexOf).toArray();
        this.splits = splits(description, stimuli);
        this.ceiling = ceiling(description, assembly);
    }

    private List<TrainTestSplit> splits(BenchmarkMetadata description, StimulusSet stimuli) {
        String column = description.stratification();
        if (column == null) {
            return TENTHS.shuffled(rows.length);
        }
        return TENTHS.stratified(responses.stimulusIds().stream()
                .map(id -> stimuli.stimuli().get(stimuli.indexOf(id)).label(column))
                .toList());
    }

    private @Nullable Ceiling ceiling(BenchmarkMetadata description, NeuralAssembly assembly) {
        return switch (description.ceiling()) {
            case SPLIT_HALF -> {
                List<double[]> values = SplitHalfReliability.values(
                        assembly, (one, other) -> similarity(description.metric(), one, other));
                boolean isOverNeuroids = values.get(0).length > 1;
                yield new Ceiling(
                        MetricScore.of(values).value(),
                        null,
                        isOverNeuroids ? bootstrap(CEILING_REPLICATES).standardError(values) : Double.NaN);
            }
            case SUBJECTS ->
                throw new IllegalArgumentException(
                        "ceiling is subjects; that needs dissimilarities of several subjects, not a recording");
            case STATED -> description.statedCeiling();
            case NONE -> null;
        };
    }

    /** Computes the similarity of two halves of a recording, with the comparison that the metric uses for features. */
    private static double[] similarity(Metric metric, double[][] one, double[][] other) {
        return switch (metric) {
            case PLS, PLS_REVERSE, RIDGE, RIDGE_CV, NEURON_TO_NEURON -> Pearson.columns(one, other);
            case CKA -> new double[] {Cka.unbiased(GramMatrix.of(one), GramMatrix.of(other))};
            case CKA_BIASED -> new double[] {Cka.biased(GramMatrix.of(one), GramMatrix.of(other))};
            case RSA -> new double[] {Rdm.of(one).similarity(Rdm.of(other))};
        };
    }

    /** Returns the responses without the metric, as a candidate on other benchmarks of the same images. */
    public Recording recording() {
        return new Recording(description.name(), description.region(), stimuli, responses);
    }

    @Override
    public BenchmarkMetadata description() {
        return description;
    }

    @Override
    public StimulusSet stimuli() {
        return stimuli;
    }

    @Override
    public @Nullable Ceiling ceiling() {
        return ceiling;
    }

    @Override
    public int neuroidCount() {
        return responses.values()[0].length;
    }

    @Override
    public int excludedNeuroidCount() {
        return excludedNeuroidCount;
    }

    @Override
    public int stimulusCount() {
        return rows.length;
    }

    @Override
    public int[] rows() {
        return rows.clone();
    }

    @Override
    public Optional<String> contentDigest() {
        return BenchmarkDigest.of(this, digest -> {
            digest.add(responses.values());
            splits.forEach(split -> digest.add(split.train()).add(split.test()));
        });
    }

    @Override
    public LayerComparison measure(LayerFeatures layer) throws IOException {
        return switch (description.metric()) {
            case PLS -> predicted(layer, new PlsRegression(25));
            case RIDGE -> predicted(layer, new Ridge(1));
            case RIDGE_CV -> predicted(layer, RidgeCv.brainScore());
            case PLS_REVERSE ->
                LayerComparison.of(MetricScore.of(ReversePls.correlations(
                        MatrixSlices.of(layer.sampledUnits(), rows), responses.values(), splits)));
            case NEURON_TO_NEURON ->
                LayerComparison.of(MetricScore.of(
                        NeuronToNeuron.correlations(MatrixSlices.of(layer.units(), rows), responses.values(), splits)));
            case CKA -> unsplit(Cka.unbiased(products(layer), GramMatrix.of(responses.values())));
            case CKA_BIASED -> unsplit(Cka.biased(products(layer), GramMatrix.of(responses.values())));
            case RSA -> unsplit(RdmBenchmark.rdm(layer, rows).similarity(Rdm.of(responses.values())));
        };
    }

    private static LayerComparison unsplit(double value) {
        return LayerComparison.of(MetricScore.unsplit(value));
    }

    private LayerComparison predicted(LayerFeatures layer, Regression regression) {
        return LayerComparison.of(
                CrossValidatedRegression.heldOut(regression, products(layer), responses.values(), splits));
    }

    private GramMatrix products(LayerFeatures layer) {
        return layer.products().submatrix(rows);
    }
}
