package ventral.render.pack;

import java.util.Optional;
import ventral.render.scene.Colour;
import ventral.render.scene.Material;
import ventral.render.scene.Picture;

/**
 * A surface as a file describes it.
 *
 * @param colour reflectance, by which the picture is multiplied if there is one
 * @param opacity 0 for what cannot be seen, 1 for what nothing shines through
 * @param roughness 0 to 1
 * @param metalness 0 to 1
 */
public record ImportedMaterial(
        String name, Colour colour, Optional<Picture> picture, float opacity, float roughness, float metalness) {

    /** For scenes. */
    Material showing(int pattern) {
        return new Material(colour, colour, pattern, 1, roughness, metalness);
    }
}
