/** Reads and writes weights in the safetensors format, which cannot contain code. */
@NullMarked
package ventral.scorer.safetensors;

import org.jspecify.annotations.NullMarked;
