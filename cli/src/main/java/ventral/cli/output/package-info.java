/** The gateway's messages in the forms that other programs read: JSON, YAML and CSV. */
@NullMarked
package ventral.cli.output;

import org.jspecify.annotations.NullMarked;
