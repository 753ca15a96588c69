/** What is drawn in a terminal: tables, progress bars and curves, as lines of text. */
@NullMarked
package ventral.cli.terminal;

import org.jspecify.annotations.NullMarked;
