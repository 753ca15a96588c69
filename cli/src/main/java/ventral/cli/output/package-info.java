/** Writes the gateway's messages in formats that other programs read: JSON, YAML and CSV. */
@NullMarked
package ventral.cli.output;

import org.jspecify.annotations.NullMarked;
