/** Generates the meshes of procedural objects from a category's recipe and an identity. */
@NullMarked
package ventral.render.model;

import org.jspecify.annotations.NullMarked;
