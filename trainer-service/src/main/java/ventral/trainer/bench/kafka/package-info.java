/** Publishes and deletes a stream for measurements. */
@NullMarked
package ventral.trainer.bench.kafka;

import org.jspecify.annotations.NullMarked;
