/** Writes intents to Kafka, and reads all source topics into the ledger. */
@NullMarked
package ventral.gateway.kafka;

import org.jspecify.annotations.NullMarked;
