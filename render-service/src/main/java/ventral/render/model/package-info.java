/** The objects: meshes grown from a category's shape and a seed, and the patterns painted on them. */
@NullMarked
package ventral.render.model;

import org.jspecify.annotations.NullMarked;
