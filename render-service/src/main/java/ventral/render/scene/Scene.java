package ventral.render.scene;

import java.util.List;
import org.joml.Quaternionf;
import ventral.render.geometry.Pose;
import ventral.render.object.Material;
import ventral.render.object.ObjectModel;
import ventral.render.surroundings.Background;
import ventral.render.surroundings.Light;

/**
 * Ground truth and appearance of one image.
 *
 * @param materials one for each of the mesh's slots
 * @param cameraTurn rotation from the camera's axes (right-handed, z towards the viewer) to the world's
 * @param exposure factor on all light
 */
public record Scene(
        ObjectModel object,
        List<Material> materials,
        Pose pose,
        Background background,
        Light light,
        Quaternionf cameraTurn,
        float exposure) {

    public Scene {
        materials = List.copyOf(materials);
    }
}
