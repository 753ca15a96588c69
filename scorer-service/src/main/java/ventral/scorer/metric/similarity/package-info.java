/** Compares features with responses without a regression: by CKA, representational dissimilarities and single units. */
@NullMarked
package ventral.scorer.metric.similarity;

import org.jspecify.annotations.NullMarked;
