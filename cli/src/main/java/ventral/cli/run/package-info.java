/** Implements the commands on training: on runs, on sweeps of runs, on the objectives that runs learn and on the checkpoints that they write. */
@NullMarked
package ventral.cli.run;

import org.jspecify.annotations.NullMarked;
