/** Imports labelled image sets: reads their indices and turns them into streams. */
@NullMarked
package ventral.render.imageset;

import org.jspecify.annotations.NullMarked;
