/** Topics of the broker, for who keeps a copy of them. */
@NullMarked
package ventral.cli.kafka;

import org.jspecify.annotations.NullMarked;
