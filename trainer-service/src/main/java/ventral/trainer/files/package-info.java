/** Reads initial weights from safetensors files in configured folders. */
@NullMarked
package ventral.trainer.files;

import org.jspecify.annotations.NullMarked;
