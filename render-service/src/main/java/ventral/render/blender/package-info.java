/** Blender as a peer: the same meshes in the same poses, drawn by its engines. */
@NullMarked
package ventral.render.blender;

import org.jspecify.annotations.NullMarked;
