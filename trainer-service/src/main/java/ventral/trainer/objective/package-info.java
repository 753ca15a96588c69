/** Objectives as training targets: targets from labels, the rows of the last layer, and the losses between them. */
@NullMarked
package ventral.trainer.objective;

import org.jspecify.annotations.NullMarked;
