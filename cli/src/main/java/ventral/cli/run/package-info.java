/** Implements the commands on training runs and on the objectives that they learn. */
@NullMarked
package ventral.cli.run;

import org.jspecify.annotations.NullMarked;
