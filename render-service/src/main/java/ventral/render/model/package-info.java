/**
 * Procedurally generated objects: meshes generated from a category's recipe and an identity, and the patterns of their
 * surfaces.
 */
@NullMarked
package ventral.render.model;

import org.jspecify.annotations.NullMarked;
