/** Reads model files and simplifies meshes, with Assimp and the meshoptimizer and stb libraries. */
@NullMarked
package ventral.render.assimp;

import org.jspecify.annotations.NullMarked;
