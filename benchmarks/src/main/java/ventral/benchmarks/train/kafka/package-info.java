/** Publishes and deletes a stream for measurements. */
@NullMarked
package ventral.benchmarks.train.kafka;

import org.jspecify.annotations.NullMarked;
