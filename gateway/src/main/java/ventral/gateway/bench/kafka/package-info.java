/** What services would have told a gateway that is measured. */
@NullMarked
package ventral.gateway.bench.kafka;

import org.jspecify.annotations.NullMarked;
