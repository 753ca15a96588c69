package ventral.render.surroundings;

import java.util.List;
import org.joml.Vector3f;
import ventral.render.object.Material;

/** The background behind an object. */
public sealed interface Background {

    /**
     * An empty room around the camera, in the world's axes, metres from the camera.
     *
     * @param walls materials in the order -x, +x, floor, ceiling, -z, +z
     */
    record RoomBackground(Vector3f low, Vector3f high, List<Material> walls) implements Background {
        public RoomBackground {
            walls = List.copyOf(walls);
            if (walls.size() != 6) {
                throw new IllegalArgumentException("a room has 6 walls, not " + walls.size());
            }
        }
    }

    /**
     * A panorama around the camera.
     *
     * @param index index among the panoramas of the collection
     */
    record PanoramaBackground(int index) implements Background {}

    /**
     * A flat photograph that fills the image.
     *
     * @param index index among the photographs of the collection
     * @param left position of the image's left edge in the photograph, 0 to 1
     * @param top position of the image's upper edge in the photograph, 0 to 1
     * @param width width of the image as a fraction of the photograph's width
     * @param height height of the image as a fraction of the photograph's height
     */
    record PhotographBackground(int index, float left, float top, float width, float height) implements Background {}
}
