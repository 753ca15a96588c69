/** Reads run intents and image batches from Kafka, and writes run statuses and checkpoints to it. */
@NullMarked
package ventral.trainer.kafka;

import org.jspecify.annotations.NullMarked;
