/** Keeps artifacts as files named by their digest, in safetensors' form. */
@NullMarked
package ventral.trainer.files;

import org.jspecify.annotations.NullMarked;
