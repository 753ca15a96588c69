/** Predicts responses from features, or units from responses, by partial least squares and ridge regression. */
@NullMarked
package ventral.scorer.metric.regression;

import org.jspecify.annotations.NullMarked;
