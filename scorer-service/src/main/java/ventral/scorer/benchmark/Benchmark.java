package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.Optional;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.metric.Bootstrap;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.EffectiveDimensionality;

/** Responses of a region, a metric and a ceiling. */
public sealed interface Benchmark permits NeuralBenchmark, RdmBenchmark {

    BenchmarkDescription description();

    /** What a candidate looks at; perhaps more than was recorded. */
    StimulusSet stimuli();

    Optional<Ceiling> ceiling();

    /** Neuroids that were recorded; 0 where only dissimilarities are known. */
    int neuroidCount();

    /** Stimuli that were recorded. */
    int stimulusCount();

    /** Returns how many recorded neuroids are not counted because they are less reliable than the descriptor allows. */
    default int excludedNeuroidCount() {
        return 0;
    }

    /** Returns where each recorded stimulus lies in {@link #stimuli}. */
    int[] rows();

    /**
     * Compares a layer with the region, and keeps what the result was computed from.
     *
     * @param layer features of {@link #stimuli} in the set's order, and perhaps of more after them
     * @throws IOException if features are needed that cannot be had again
     */
    Comparison measure(LayerFeatures layer) throws IOException;

    /** Compares a layer with the region, as {@link #measure} does. */
    default Consistency compare(LayerFeatures layer) throws IOException {
        return measure(layer).consistency();
    }

    /** Returns the participation ratio of a layer's features over the recorded stimuli. */
    default double effectiveDimensionality(LayerFeatures layer) {
        return EffectiveDimensionality.of(layer.products().rows(rows()));
    }

    /** Returns the draws that all candidates on this version of the benchmark share. */
    default Bootstrap bootstrap(int replicateCount) {
        return new Bootstrap(
                "%s version %d"
                        .formatted(description().name().id(), description().version()),
                replicateCount);
    }
}
