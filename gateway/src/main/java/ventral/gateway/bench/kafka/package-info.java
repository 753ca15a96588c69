/** Writes the records that services would have sent to the gateway that is measured. */
@NullMarked
package ventral.gateway.bench.kafka;

import org.jspecify.annotations.NullMarked;
