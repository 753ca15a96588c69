/** Training with PyTorch, through DJL and TorchScript. Holds no domain decisions. */
@NullMarked
package ventral.trainer.djl;

import org.jspecify.annotations.NullMarked;
