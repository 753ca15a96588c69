/** A stream of labelled images: what comes next, and the walk from scenes to the image log. */
@NullMarked
package ventral.render.stream;

import org.jspecify.annotations.NullMarked;
