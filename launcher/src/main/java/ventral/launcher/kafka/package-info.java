/** Runs a Kafka broker inside this JVM. */
@NullMarked
package ventral.launcher.kafka;

import org.jspecify.annotations.NullMarked;
