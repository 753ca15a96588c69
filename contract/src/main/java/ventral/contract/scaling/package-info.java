/** Scaling of images to another size, the same in every service. */
@NullMarked
package ventral.contract.scaling;

import org.jspecify.annotations.NullMarked;
