/** Computes digests, by which artifacts and files are identified. */
@NullMarked
package ventral.platform.digest;

import org.jspecify.annotations.NullMarked;
