/** Reads and writes the safetensors format, which holds no executable code, and artifacts in it. */
@NullMarked
package ventral.platform.safetensors;

import org.jspecify.annotations.NullMarked;
