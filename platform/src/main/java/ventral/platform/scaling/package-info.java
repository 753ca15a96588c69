/** Scaling of images to another size, the same in every service. */
@NullMarked
package ventral.platform.scaling;

import org.jspecify.annotations.NullMarked;
