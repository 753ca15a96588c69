package ventral.render.geometry;

import org.joml.Quaternionf;
import org.joml.Vector3f;

/**
 * Pose of an object in the camera's left-handed frame: x right, y up, z ahead; metres.
 *
 * @param position centre of the object's bounding sphere
 * @param orientation rotation from the canonical pose, in which the object stands upright and its front faces the
 *     camera
 * @param radius radius of the bounding sphere
 */
public record Pose(Vector3f position, Quaternionf orientation, float radius) {

    /**
     * Returns the Euler angles (pitch about x, yaw about y, roll about z) in radians. The object turns by roll first,
     * then by pitch, then by yaw, as in Unity. Pitch is in [-pi/2, pi/2], the others in [-pi, pi].
     */
    public Vector3f eulerAngles() {
        return orientation.getEulerAnglesYXZ(new Vector3f());
    }

    /** Returns true if the image's edge cuts no part of the bounding sphere. */
    public boolean isInPicture() {
        float reach = reach(position.z, radius);
        return reach >= 0 && Math.abs(position.x) <= reach && Math.abs(position.y) <= reach;
    }

    /**
     * Returns how far off the axis the centre of a sphere may be at a depth before the sphere touches the edge of the
     * view, in metres.
     */
    public static float reach(float depth, float radius) {
        return depth * Camera.TAN_HALF_VIEW - radius / Camera.COS_HALF_VIEW;
    }
}
