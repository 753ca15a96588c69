/** Learns with PyTorch, through DJL. Speaks DJL and TorchScript, decides nothing. */
@NullMarked
package ventral.trainer.djl;

import org.jspecify.annotations.NullMarked;
