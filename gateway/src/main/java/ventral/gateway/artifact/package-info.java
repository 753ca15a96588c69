/** Opens the files that checkpoints refer to, whichever store holds them. */
@NullMarked
package ventral.gateway.artifact;

import org.jspecify.annotations.NullMarked;
