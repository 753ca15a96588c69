/** Computes correlations, random splits, bootstrap replicates and their aggregates with the same draws as numpy and scikit-learn. */
@NullMarked
package ventral.scorer.metric.statistics;

import org.jspecify.annotations.NullMarked;
