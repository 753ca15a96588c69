/** Reads initial weights from safetensors files. */
@NullMarked
package ventral.trainer.files;

import org.jspecify.annotations.NullMarked;
