/** Stores artifacts as safetensors files named by their digest. */
@NullMarked
package ventral.trainer.files;

import org.jspecify.annotations.NullMarked;
