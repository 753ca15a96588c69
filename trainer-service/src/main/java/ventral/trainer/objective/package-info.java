/** What a network is asked for: targets from labels, the rows of its last layer, and the losses between them. */
@NullMarked
package ventral.trainer.objective;

import org.jspecify.annotations.NullMarked;
