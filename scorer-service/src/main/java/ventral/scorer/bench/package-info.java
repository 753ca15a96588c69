/** Measures how fast this machine scores, beside scikit-learn. */
@NullMarked
package ventral.scorer.bench;

import org.jspecify.annotations.NullMarked;
