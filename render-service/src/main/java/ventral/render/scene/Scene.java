package ventral.render.scene;

import org.joml.Quaternionf;

/**
 * One image's ground truth and appearance.
 *
 * @param cameraTurn from the camera's axes (right-handed, z towards the viewer) to the world's
 * @param exposure factor on all light
 */
public record Scene(
        ObjectModel object, Pose pose, Background background, Light light, Quaternionf cameraTurn, float exposure) {}
