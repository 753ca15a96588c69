/** What is in a picture, drawn from a seed and an image's index, and its labels. Mathematics by JOML. */
@NullMarked
package ventral.render.scene;

import org.jspecify.annotations.NullMarked;
