package ventral.scorer.benchmark;

import java.util.List;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.HeldOut;

/**
 * Holds how like a region a layer is, and what that was computed from.
 *
 * @param heldOut predictions of each split; none unless the metric is a cross-validated regression to responses
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
