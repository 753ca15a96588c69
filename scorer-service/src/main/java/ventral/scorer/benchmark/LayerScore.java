package ventral.scorer.benchmark;

import java.util.OptionalDouble;
import ventral.scorer.metric.Consistency;

/**
 * How like a region one layer is, not yet divided by the ceiling.
 *
 * @param choiceValue what the layer is judged by when one is chosen, if not by {@code consistency}
 */
public record LayerScore(String layer, Consistency consistency, OptionalDouble choiceValue) {

    /** What the layer is judged by. */
    double judged() {
        return choiceValue.orElse(consistency.value());
    }
}
