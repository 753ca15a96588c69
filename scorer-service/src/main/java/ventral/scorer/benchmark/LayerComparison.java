package ventral.scorer.benchmark;

import java.util.List;
import ventral.scorer.metric.statistics.HeldOutPredictions;
import ventral.scorer.metric.statistics.MetricScore;

/**
 * Result of comparing a layer with a region, with the predictions it was computed from.
 *
 * @param heldOut predictions of each split; empty unless the metric is a cross-validated regression to responses
 */
public record LayerComparison(MetricScore score, List<HeldOutPredictions> heldOut) {

    public LayerComparison {
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
