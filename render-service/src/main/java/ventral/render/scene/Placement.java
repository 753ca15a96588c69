package ventral.render.scene;

import org.joml.Quaternionf;

/**
 * Where object and camera are in one scene.
 *
 * @param cameraTurn from the camera's axes (right-handed, z towards the viewer) to the world's
 */
public record Placement(Pose pose, Quaternionf cameraTurn) {}
