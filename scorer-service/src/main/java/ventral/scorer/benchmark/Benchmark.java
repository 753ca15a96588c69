package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.Optional;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.metric.Consistency;

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

    /**
     * How like the region a layer is.
     *
     * @param layer features of {@link #stimuli} in the set's order, and perhaps of more after them
     * @throws IOException if features are needed that cannot be had again
     */
    Consistency compare(LayerFeatures layer) throws IOException;
}
