package ventral.render.scene;

import java.util.List;
import org.joml.Vector3f;

/** What is behind the object. */
public sealed interface Background {

    /**
     * An empty room about the camera, in the world's axes, metres from the camera.
     *
     * @param walls in the order -x, +x, floor, ceiling, -z, +z
     */
    record Room(Vector3f low, Vector3f high, List<Material> walls) implements Background {
        public Room {
            walls = List.copyOf(walls);
            if (walls.size() != 6) {
                throw new IllegalArgumentException("a room has 6 walls, not " + walls.size());
            }
        }
    }

    /** @param index among the panoramas that are configured */
    record Panorama(int index) implements Background {}

    /**
     * A flat photograph that fills the picture.
     *
     * @param index among the photographs that are configured
     * @param left place of the picture's left edge in the photograph, 0 to 1
     * @param top of its upper edge
     * @param width of the picture in the photograph
     * @param height of the picture in the photograph
     */
    record Photograph(int index, float left, float top, float width, float height) implements Background {}
}
