package ventral.render.conversion;

import org.jspecify.annotations.Nullable;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.texture.Texture;

/**
 * A material as described by a file.
 *
 * @param colour reflectance, by which the texture is multiplied if there is one
 * @param picture null if the material has no texture
 * @param opacity 0 for an invisible surface, 1 for an opaque one
 * @param roughness 0 to 1
 * @param metalness 0 to 1
 */
public record ImportedMaterial(
        String name, Colour colour, @Nullable Texture picture, float opacity, float roughness, float metalness) {

    /** Returns the material for scenes. */
    Material showing(int pattern) {
        return new Material(colour, colour, pattern, 1, roughness, metalness);
    }
}
