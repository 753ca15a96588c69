/** Runs TorchScript files in processes of their own, with limits, and exchanges images and activations with them. */
@NullMarked
package ventral.scorer.djl.script;

import org.jspecify.annotations.NullMarked;
