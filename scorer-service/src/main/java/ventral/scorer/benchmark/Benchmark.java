package ventral.scorer.benchmark;

import java.util.List;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.ceiling.SplitHalf;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.CrossValidatedPls;
import ventral.scorer.metric.CrossValidation;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.Split;

/** A recording, a metric and a ceiling. */
public final class Benchmark {

    private static final CrossValidation TENTHS = new CrossValidation(10, .9);

    private final BenchmarkDescription description;
    private final StimulusSet stimuli;
    private final MeanResponses responses;
    private final Consistency ceiling;
    private final List<Split> splits;
    private final int[] rows;

    /**
     * @param stimuli those of the assembly, and perhaps more
     * @throws IllegalArgumentException if the recording does not allow for what the description asks for
     */
    public Benchmark(BenchmarkDescription description, StimulusSet stimuli, NeuralAssembly assembly) {
        this.description = description;
        this.stimuli = stimuli;
        this.responses = assembly.mean();
        this.rows = responses.stimulusIds().stream().mapToInt(stimuli::indexOf).toArray();
        this.splits = splits(description, stimuli);
        this.ceiling = switch (description.ceiling()) {
            case SPLIT_HALF -> SplitHalf.of(assembly);
        };
        if (!(ceiling.value() > 0)) {
            throw new IllegalArgumentException("the ceiling is %s: the responses are noise".formatted(ceiling.value()));
        }
    }

    private List<Split> splits(BenchmarkDescription description, StimulusSet stimuli) {
        return description
                .stratification()
                .map(column -> TENTHS.stratified(responses.stimulusIds().stream()
                        .map(id -> stimuli.stimuli().get(stimuli.indexOf(id)).label(column))
                        .toList()))
                .orElseGet(() -> TENTHS.shuffled(rows.length));
    }

    public BenchmarkDescription description() {
        return description;
    }

    public StimulusSet stimuli() {
        return stimuli;
    }

    public Consistency ceiling() {
        return ceiling;
    }

    public int neuroidCount() {
        return responses.values()[0].length;
    }

    public int stimulusCount() {
        return rows.length;
    }

    /**
     * Measures every layer and commits the best to the region.
     *
     * @param layers features of {@link #stimuli} in the set's order, layers in the network's
     * @throws IllegalArgumentException if no layer says anything about the stimuli
     */
    public AlignmentScore score(List<LayerFeatures> layers) {
        LayerCommitment commitment = new LayerCommitment(layers.stream()
                .map(layer -> new LayerScore(layer.layer(), consistency(layer.features())))
                .toList());
        return new AlignmentScore(commitment, ceiling.value());
    }

    private Consistency consistency(GramMatrix features) {
        return switch (description.metric()) {
            case PLS -> Consistency.of(CrossValidatedPls.correlations(features.rows(rows), responses.values(), splits));
        };
    }
}
