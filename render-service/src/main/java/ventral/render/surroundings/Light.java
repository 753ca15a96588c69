package ventral.render.surroundings;

import java.util.List;
import org.joml.Vector3f;
import ventral.render.object.Colour;

/**
 * The light on a scene, in the world's axes.
 *
 * @param sunDirection unit vector towards the key light
 * @param sun irradiance of the key light
 * @param ambient the remaining light as irradiance over pi, nine spherical-harmonic terms in the order of Ramamoorthi
 *     and Hanrahan (2001): 1, y, z, x, xy, yz, 3z^2-1, xz, x^2-y^2
 */
public record Light(Vector3f sunDirection, Colour sun, List<Colour> ambient) {

    public Light {
        ambient = List.copyOf(ambient);
        if (ambient.size() != 9) {
            throw new IllegalArgumentException("nine ambient terms are needed, not " + ambient.size());
        }
    }
}
