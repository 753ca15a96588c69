/** Samples scenes from a seed and an image's index, with their labels and metadata. */
@NullMarked
package ventral.render.scene;

import org.jspecify.annotations.NullMarked;
