/** The topics on a real broker: making them and reading a table whole. Speaks Kafka, decides nothing. */
@NullMarked
package ventral.contract.kafka;

import org.jspecify.annotations.NullMarked;
