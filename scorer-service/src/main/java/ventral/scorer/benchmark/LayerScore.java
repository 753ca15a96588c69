package ventral.scorer.benchmark;

import java.util.OptionalDouble;
import ventral.scorer.metric.Consistency;

/**
 * How like a region one layer is, not yet divided by the ceiling.
 *
 * @param choiceValue what the layer is judged by when one is chosen, if not by {@code consistency}
 * @param effectiveDimensionality participation ratio of its features over the benchmark's stimuli; NaN where they do not
 *     vary, or where it was not computed
 */
public record LayerScore(
        String layer, Consistency consistency, OptionalDouble choiceValue, double effectiveDimensionality) {

    /** Makes a score of a layer whose dimensionality was not computed. */
    public LayerScore(String layer, Consistency consistency, OptionalDouble choiceValue) {
        this(layer, consistency, choiceValue, Double.NaN);
    }

    /** What the layer is judged by. */
    double judged() {
        return choiceValue.orElse(consistency.value());
    }
}
