/** Converts imported models into meshes: merges materials, removes transparency, decimates triangles and computes normals. */
@NullMarked
package ventral.render.conversion;

import org.jspecify.annotations.NullMarked;
