/** The safetensors format, which holds no executable code, and artifacts in it. */
@NullMarked
package ventral.trainer.safetensors;

import org.jspecify.annotations.NullMarked;
