/** Labelled image sets that others made: how their indices are read, and how they become streams. */
@NullMarked
package ventral.render.imageset;

import org.jspecify.annotations.NullMarked;
