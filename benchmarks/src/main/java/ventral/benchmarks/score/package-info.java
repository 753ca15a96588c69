/** Measures how fast and in how much memory this machine scores, in comparison with scikit-learn. */
@NullMarked
package ventral.benchmarks.score;

import org.jspecify.annotations.NullMarked;
