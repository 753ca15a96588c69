/** Candidates of no network, for benchmarks of the scorer. */
@NullMarked
package ventral.benchmarks.score.djl;

import org.jspecify.annotations.NullMarked;
