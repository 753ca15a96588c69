package ventral.scorer.benchmark;

import java.util.List;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.HeldOut;

/**
 * Result of comparing a layer with a region, with the predictions it was computed from.
 *
 * @param heldOut predictions of each split; empty unless the metric is a cross-validated regression to responses
 */
record Comparison(Consistency consistency, List<HeldOut> heldOut) {

    Comparison {
        heldOut = List.copyOf(heldOut);
    }

    static Comparison of(Consistency consistency) {
        return new Comparison(consistency, List.of());
    }

    static Comparison of(List<HeldOut> heldOut) {
        return new Comparison(
                Consistency.of(heldOut.stream().map(HeldOut::correlations).toList()), heldOut);
    }
}
