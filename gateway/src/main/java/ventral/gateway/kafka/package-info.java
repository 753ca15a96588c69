/** The topics: intents go down, and everything that lies there is read into the ledger. */
@NullMarked
package ventral.gateway.kafka;

import org.jspecify.annotations.NullMarked;
