/**
 * Access to topics on a Kafka broker: creating them, finding and decoding batches, and reading a table whole. Holds no
 * domain decisions.
 */
@NullMarked
package ventral.platform.kafka;

import org.jspecify.annotations.NullMarked;
