package ventral.scorer.benchmark;

import ventral.scorer.metric.Consistency;

/** How well one layer predicts a region, not yet divided by the ceiling. */
public record LayerScore(String layer, Consistency consistency) {}
