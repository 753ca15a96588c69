/** Reads files of models, and makes them lighter, with Assimp and the libraries that come beside it. */
@NullMarked
package ventral.render.assimp;

import org.jspecify.annotations.NullMarked;
