/** Streams of labelled images: which batch comes next, and the path from scenes to the image log. */
@NullMarked
package ventral.render.stream;

import org.jspecify.annotations.NullMarked;
