/** Tests topics and ledger together, on a real broker and a real database. */
@NullMarked
package ventral.gateway.kafka;

import org.jspecify.annotations.NullMarked;
