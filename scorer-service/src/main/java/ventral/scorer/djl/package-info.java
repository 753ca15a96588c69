/** Checkpoints as networks that look at pictures, with DJL and PyTorch. */
@NullMarked
package ventral.scorer.djl;

import org.jspecify.annotations.NullMarked;
