/** Images as a stream holds them. */
@NullMarked
package ventral.contract.image;

import org.jspecify.annotations.NullMarked;
