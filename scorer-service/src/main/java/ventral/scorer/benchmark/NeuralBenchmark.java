package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.ceiling.SplitHalf;
import ventral.scorer.metric.Cka;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.CrossValidatedRegression;
import ventral.scorer.metric.CrossValidation;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.NeuronToNeuron;
import ventral.scorer.metric.Pearson;
import ventral.scorer.metric.PlsRegression;
import ventral.scorer.metric.Rdm;
import ventral.scorer.metric.Regression;
import ventral.scorer.metric.Ridge;
import ventral.scorer.metric.RidgeCv;
import ventral.scorer.metric.Split;

/** Neuroids' responses to stimuli, and how features are compared with them. */
public final class NeuralBenchmark implements Benchmark {

    private static final CrossValidation TENTHS = new CrossValidation(10, .9);

    private final BenchmarkDescription description;
    private final StimulusSet stimuli;
    private final MeanResponses responses;
    private final Optional<Ceiling> ceiling;
    private final List<Split> splits;
    private final int[] rows;

    /**
     * @param stimuli those of the assembly, and perhaps more
     * @throws IllegalArgumentException if the recording does not allow for what the description asks for
     */
    public NeuralBenchmark(BenchmarkDescription description, StimulusSet stimuli, NeuralAssembly assembly) {
        this.description = description;
        this.stimuli = stimuli;
        this.responses = assembly.mean();
        this.rows = responses.stimulusIds().stream().mapToInt(stimuli::indexOf).toArray();
        this.splits = splits(description, stimuli);
        this.ceiling = ceiling(description, assembly);
    }

    private List<Split> splits(BenchmarkDescription description, StimulusSet stimuli) {
        return description
                .stratification()
                .map(column -> TENTHS.stratified(responses.stimulusIds().stream()
                        .map(id -> stimuli.stimuli().get(stimuli.indexOf(id)).label(column))
                        .toList()))
                .orElseGet(() -> TENTHS.shuffled(rows.length));
    }

    private static Optional<Ceiling> ceiling(BenchmarkDescription description, NeuralAssembly assembly) {
        return switch (description.ceiling()) {
            case SPLIT_HALF ->
                Optional.of(new Ceiling(
                        SplitHalf.of(assembly, (one, other) -> likeness(description.metric(), one, other))
                                .value(),
                        OptionalDouble.empty()));
            case SUBJECTS ->
                throw new IllegalArgumentException(
                        "ceiling is subjects; that needs dissimilarities of several subjects, not a recording");
            case STATED -> Optional.ofNullable(description.statedCeiling());
            case NONE -> Optional.empty();
        };
    }

    /** How like each other two halves of a recording are, in the way in which features are compared with it. */
    private static double[] likeness(Metric metric, double[][] one, double[][] other) {
        return switch (metric) {
            case PLS, RIDGE, RIDGE_CV, NEURON_TO_NEURON -> Pearson.columns(one, other);
            case CKA -> new double[] {Cka.unbiased(GramMatrix.of(one), GramMatrix.of(other))};
            case CKA_BIASED -> new double[] {Cka.biased(GramMatrix.of(one), GramMatrix.of(other))};
            case RSA -> new double[] {Rdm.of(one).similarity(Rdm.of(other))};
        };
    }

    /** The responses without the metric: a candidate on other benchmarks of the same pictures. */
    public Recording recording() {
        return new Recording(description.name(), description.region(), stimuli, responses);
    }

    @Override
    public BenchmarkDescription description() {
        return description;
    }

    @Override
    public StimulusSet stimuli() {
        return stimuli;
    }

    @Override
    public Optional<Ceiling> ceiling() {
        return ceiling;
    }

    @Override
    public int neuroidCount() {
        return responses.values()[0].length;
    }

    @Override
    public int stimulusCount() {
        return rows.length;
    }

    @Override
    public Consistency compare(LayerFeatures layer) throws IOException {
        return switch (description.metric()) {
            case PLS -> predicted(layer, new PlsRegression(25));
            case RIDGE -> predicted(layer, new Ridge(1));
            case RIDGE_CV -> predicted(layer, RidgeCv.brainScore());
            case NEURON_TO_NEURON ->
                Consistency.of(NeuronToNeuron.correlations(Rows.of(layer.units(), rows), responses.values(), splits));
            case CKA -> Consistency.whole(Cka.unbiased(products(layer), GramMatrix.of(responses.values())));
            case CKA_BIASED -> Consistency.whole(Cka.biased(products(layer), GramMatrix.of(responses.values())));
            case RSA -> Consistency.whole(RdmBenchmark.rdm(layer, rows).similarity(Rdm.of(responses.values())));
        };
    }

    private Consistency predicted(LayerFeatures layer, Regression regression) {
        return Consistency.of(
                CrossValidatedRegression.correlations(regression, products(layer), responses.values(), splits));
    }

    private GramMatrix products(LayerFeatures layer) {
        return layer.products().rows(rows);
    }
}
