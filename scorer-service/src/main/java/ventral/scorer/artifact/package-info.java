/** Defines how stored weights are found and read: artifacts by URI, and the tensors in them. */
@NullMarked
package ventral.scorer.artifact;

import org.jspecify.annotations.NullMarked;
