/** A stream to measure with: made, learnt from, and deleted. */
@NullMarked
package ventral.trainer.bench.kafka;

import org.jspecify.annotations.NullMarked;
