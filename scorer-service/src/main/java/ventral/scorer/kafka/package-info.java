/** Consumes checkpoints and scoring tasks, and publishes scores and benchmarks. */
@NullMarked
package ventral.scorer.kafka;

import org.jspecify.annotations.NullMarked;
