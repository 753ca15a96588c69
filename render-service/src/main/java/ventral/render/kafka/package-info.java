/** Reads stream intents from Kafka, and writes the image log and stream statuses to it. */
@NullMarked
package ventral.render.kafka;

import org.jspecify.annotations.NullMarked;
