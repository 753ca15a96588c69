package ventral.scorer.benchmark;

import ventral.scorer.metric.GramMatrix;

/**
 * What one layer makes of a stimulus set.
 *
 * @param features rows in the set's order
 */
public record LayerFeatures(String layer, GramMatrix features) {}
