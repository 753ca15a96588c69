/** Tensors in safetensors' form, which holds nothing that could run, and artifacts in it. */
@NullMarked
package ventral.trainer.safetensors;

import org.jspecify.annotations.NullMarked;
