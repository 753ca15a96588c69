/** Weights in safetensors' form, which holds nothing that could run. */
@NullMarked
package ventral.scorer.safetensors;

import org.jspecify.annotations.NullMarked;
