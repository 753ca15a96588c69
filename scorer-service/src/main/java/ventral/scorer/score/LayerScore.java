package ventral.scorer.score;

import java.util.OptionalDouble;
import ventral.scorer.metric.statistics.MetricScore;

/**
 * Score of one layer on a benchmark, not normalised by the ceiling.
 *
 * @param choiceValue value that the layer is chosen by, if it is not {@code consistency}
 * @param effectiveDimensionality participation ratio of the layer's features over the benchmark's stimuli; NaN if they
 *     do not vary or it was not computed
 */
public record LayerScore(String layer, MetricScore raw, OptionalDouble choiceValue, double effectiveDimensionality) {

    /** Creates a score without an effective dimensionality. */
    public LayerScore(String layer, MetricScore consistency, OptionalDouble choiceValue) {
        this(layer, consistency, choiceValue, Double.NaN);
    }

    /** Returns the value that the layer is chosen by. */
    double selectionValue() {
        return choiceValue.orElse(raw.value());
    }
}
