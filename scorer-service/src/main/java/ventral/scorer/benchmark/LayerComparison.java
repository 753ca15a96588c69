package ventral.scorer.benchmark;

import java.util.List;
import ventral.scorer.metric.HeldOutPredictions;
import ventral.scorer.metric.MetricScore;

/**
 * Result of comparing a layer with a region, with the predictions it was computed from.
 *
 * @param heldOut predictions of each split; empty unless the metric is a cross-validated regression to responses
 */
record LayerComparison(MetricScore score, List<HeldOutPredictions> heldOut) {

    LayerComparison {
        heldOut = List.copyOf(heldOut);
    }

    static LayerComparison of(MetricScore consistency) {
        return new LayerComparison(consistency, List.of());
    }

    static LayerComparison of(List<HeldOutPredictions> heldOut) {
        return new LayerComparison(
                MetricScore.of(
                        heldOut.stream().map(HeldOutPredictions::correlations).toList()),
                heldOut);
    }
}
