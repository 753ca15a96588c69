package ventral.render.geometry;

import org.joml.Quaternionf;

/**
 * Poses of the object and the camera in one scene.
 *
 * @param cameraTurn rotation from the camera's axes (right-handed, z towards the viewer) to the world's
 */
public record Placement(Pose pose, Quaternionf cameraTurn) {}
