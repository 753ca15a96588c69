/** Checkpoints, scores and benchmarks on their topics. */
@NullMarked
package ventral.scorer.kafka;

import org.jspecify.annotations.NullMarked;
