package ventral.render.scene;

import org.joml.Quaternionf;
import org.joml.Vector3f;

/**
 * Where an object is, in the camera's left-handed frame: x right, y up, z ahead; metres.
 *
 * @param position of the centre of the object's bounding sphere
 * @param orientation from the canonical pose, in which the object stands upright and its front faces the camera
 * @param radius of the bounding sphere
 */
public record Pose(Vector3f position, Quaternionf orientation, float radius) {

    /**
     * Euler angles in radians, (pitch about x, yaw about y, roll about z): the object turns by roll first, then by
     * pitch, then by yaw, as Unity has it. Pitch is in [-pi/2, pi/2], the others in [-pi, pi].
     */
    public Vector3f eulerAngles() {
        return orientation.getEulerAnglesYXZ(new Vector3f());
    }

    /** True when no part of the bounding sphere is cut by the picture's edge. */
    public boolean isInPicture() {
        float reach = reach(position.z, radius);
        return reach >= 0 && Math.abs(position.x) <= reach && Math.abs(position.y) <= reach;
    }

    /** How far off the axis a sphere's centre may be at a depth, metres, before the sphere touches the view's edge. */
    static float reach(float depth, float radius) {
        return depth * Camera.TAN_HALF_VIEW - radius / Camera.COS_HALF_VIEW;
    }
}
