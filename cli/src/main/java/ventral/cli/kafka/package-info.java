/** Reads and writes topics of a broker for backup, restore and diagnosis. */
@NullMarked
package ventral.cli.kafka;

import org.jspecify.annotations.NullMarked;
