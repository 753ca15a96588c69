/** Implements the commands that list, describe and download the checkpoints of runs. */
@NullMarked
package ventral.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
