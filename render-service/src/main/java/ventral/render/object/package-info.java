/** Represents objects: models with their meshes and materials, the libraries that hold them, and the choice among them. */
@NullMarked
package ventral.render.object;

import org.jspecify.annotations.NullMarked;
