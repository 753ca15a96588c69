package ventral.render.scene;

import org.joml.Vector3f;
import ventral.contract.latent.Latent;

/** Computes the labels of a scene: its latents, in the camera's frame. */
public final class SceneLabels {

    private SceneLabels() {}

    /** Returns a label: metres for a length, radians for an angle, the class index for a class. */
    public static float of(Scene scene, Latent latent) {
        Vector3f position = scene.pose().position();
        return switch (latent) {
            case DISTANCE -> position.z;
            case TRANSLATION_X -> position.x;
            case TRANSLATION_Y -> position.y;
            case ROTATION_PITCH -> scene.pose().eulerAngles().x;
            case ROTATION_YAW -> scene.pose().eulerAngles().y;
            case ROTATION_ROLL -> scene.pose().eulerAngles().z;
            case CATEGORY -> scene.object().category();
            case IDENTITY -> scene.object().identity();
        };
    }
}
