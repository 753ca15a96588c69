/** Implements the command that creates, lists and removes the tokens that a gateway accepts. */
@NullMarked
package ventral.cli.token;

import org.jspecify.annotations.NullMarked;
