/** Adapts channels of the Kafka connector to what the platform expects. */
@NullMarked
package ventral.service.kafka;

import org.jspecify.annotations.NullMarked;
