/** Measures how fast this machine scores, in comparison with scikit-learn. */
@NullMarked
package ventral.scorer.bench;

import org.jspecify.annotations.NullMarked;
