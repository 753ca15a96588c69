/** Saves and loads the states of runs, as checkpoints and resume points, and recognises states of former owners. */
@NullMarked
package ventral.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
