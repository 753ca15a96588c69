/** Draws tables, progress bars and curves for a terminal, as lines of text. */
@NullMarked
package ventral.cli.terminal;

import org.jspecify.annotations.NullMarked;
