/** Holds the features of layers in native memory, and in temporary files if they need more than a limit. */
@NullMarked
package ventral.scorer.djl.memory;

import org.jspecify.annotations.NullMarked;
