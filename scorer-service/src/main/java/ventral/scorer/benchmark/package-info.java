/** Benchmarks, candidates, layer commitment and alignment scores. */
@NullMarked
package ventral.scorer.benchmark;

import org.jspecify.annotations.NullMarked;
