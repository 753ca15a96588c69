/** Places objects and the camera within the bounds of a stream's labels, after the profiles of published image sets. */
@NullMarked
package ventral.render.geometry;

import org.jspecify.annotations.NullMarked;
