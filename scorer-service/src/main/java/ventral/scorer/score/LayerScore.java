package ventral.scorer.score;

import org.jspecify.annotations.Nullable;
import ventral.scorer.metric.statistics.MetricScore;

/**
 * Score of one layer on a benchmark, not normalised by the ceiling.
 *
 * @param choiceValue value that the layer is chosen by; null if it is that of {@code raw}
 * @param effectiveDimensionality participation ratio of the layer's features over the benchmark's stimuli; NaN if they
 *     do not vary or it was not computed
 */
public record LayerScore(
        String layer, MetricScore raw, @Nullable Double choiceValue, double effectiveDimensionality) {

    /** Creates a score without an effective dimensionality. */
    public LayerScore(String layer, MetricScore raw, @Nullable Double choiceValue) {
        this(layer, raw, choiceValue, Double.NaN);
    }

    /** Returns the value that the layer is chosen by. */
    double selectionValue() {
        return choiceValue == null ? raw.value() : choiceValue;
    }
}
