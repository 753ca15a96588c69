/** Scenes drawn from a seed and an image's index, and their labels. The mathematics uses JOML. */
@NullMarked
package ventral.render.scene;

import org.jspecify.annotations.NullMarked;
