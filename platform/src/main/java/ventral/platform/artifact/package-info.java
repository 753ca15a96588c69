/** Defines artifacts: stored files that are named by the digest of their content, and the stores that hold them. */
@NullMarked
package ventral.platform.artifact;

import org.jspecify.annotations.NullMarked;
