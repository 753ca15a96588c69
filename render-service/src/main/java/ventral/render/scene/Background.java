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
}
