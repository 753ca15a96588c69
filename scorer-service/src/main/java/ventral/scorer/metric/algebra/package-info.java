/** Computes Gram matrices of features, and the linear algebra that metrics need of them. */
@NullMarked
package ventral.scorer.metric.algebra;

import org.jspecify.annotations.NullMarked;
