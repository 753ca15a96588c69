/** Determines which gateway a command calls, how it reaches it, and with which token. */
@NullMarked
package ventral.cli.connection;

import org.jspecify.annotations.NullMarked;
