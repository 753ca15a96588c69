package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.metric.algebra.EffectiveDimensionality;
import ventral.scorer.metric.statistics.Bootstrap;
import ventral.scorer.metric.statistics.MetricScore;

/** Benchmark of a region: its responses, a metric and a ceiling. */
public sealed interface Benchmark permits NeuralBenchmark, RdmBenchmark {

    BenchmarkMetadata description();

    /** Returns the stimuli presented to a candidate, which may include stimuli that were not recorded. */
    StimulusSet stimuli();

    /** Returns the ceiling; null if none is known. */
    @Nullable Ceiling ceiling();

    /** Returns the number of recorded neuroids that count; 0 if only dissimilarities are known. */
    int neuroidCount();

    /** Returns the number of recorded stimuli. */
    int stimulusCount();

    /** Returns the number of recorded neuroids excluded because their reliability is below the descriptor's minimum. */
    default int excludedNeuroidCount() {
        return 0;
    }

    /** Returns the row of each recorded stimulus in {@link #stimuli}. */
    int[] rows();

    /**
     * Compares a layer with the region and keeps the intermediate results.
     *
     * @param layer features of {@link #stimuli} in the set's order, possibly followed by those of other stimuli
     * @throws IOException if features have to be recomputed and cannot be
     */
    LayerComparison measure(LayerFeatures layer) throws IOException;

    /** Compares a layer with the region, as {@link #measure} does, and returns only the score. */
    default MetricScore compare(LayerFeatures layer) throws IOException {
        return measure(layer).score();
    }

    /** Returns the participation ratio of a layer's features over the recorded stimuli. */
    default double effectiveDimensionality(LayerFeatures layer) {
        return EffectiveDimensionality.of(layer.products().submatrix(rows()));
    }

    /**
     * Returns the digest of all by which features are scored: stimuli, responses, metric, random splits and ceiling, in
     * lower-case hexadecimal. Equal features have equal scores on benchmarks with equal digests.
     *
     * @return empty if the digest of the stimuli is not known
     */
    Optional<String> contentDigest();

    /** Returns the bootstrap, whose draws are the same for all candidates on this version of the benchmark. */
    default Bootstrap bootstrap(int replicateCount) {
        return new Bootstrap(
                "%s version %d"
                        .formatted(description().name().id(), description().version()),
                replicateCount);
    }
}
