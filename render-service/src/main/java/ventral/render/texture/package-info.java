/** Represents the textures of surfaces, which are images or procedural patterns. */
@NullMarked
package ventral.render.texture;

import org.jspecify.annotations.NullMarked;
