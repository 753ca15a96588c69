package ventral.render.geometry;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.render.object.MeshBounds;
import ventral.render.statistics.CounterBasedRandom;

/** Computes rotations of a camera at the world's origin. All frames are left-handed: x right, y up, z ahead. */
public final class CameraTransforms {

    /**
     * Distance from the camera in metres beyond which the near plane cuts nothing, not even in the corners of the
     * image.
     */
    private static final float CLEARANCE =
            Camera.NEAR * (float) Math.sqrt(1 + 2 * Camera.TAN_HALF_VIEW * Camera.TAN_HALF_VIEW);

    private CameraTransforms() {}

    /** Draws a direction, uniform over the part of the unit sphere above a height. */
    static Vector3f directionAbove(float height, CounterBasedRandom draws) {
        float y = draws.uniform(height, 1);
        double azimuth = 2 * Math.PI * draws.nextFloat();
        double across = Math.sqrt(1 - y * y);
        return new Vector3f((float) (across * StrictMath.sin(azimuth)), y, (float) (across * StrictMath.cos(azimuth)));
    }

    /** Draws an angle uniform in [-most, most), in radians. */
    static float angle(float mostDegrees, CounterBasedRandom draws) {
        float most = (float) Math.toRadians(mostDegrees);
        return draws.uniform(-most, most);
    }

    /** Returns the rotation of a camera whose axis points at a position and whose right side is level. */
    static Quaternionf lookingAt(Vector3f place) {
        double level = StrictMath.hypot(place.x, place.z);
        return new Quaternionf()
                .rotationYXZ((float) StrictMath.atan2(place.x, place.z), (float) -StrictMath.atan2(place.y, level), 0);
    }

    /** Turns a camera off its aim by pitch, then yaw, each about its own axes. */
    static Quaternionf off(Quaternionf aimed, float mostDegrees, CounterBasedRandom draws) {
        float pitch = angle(mostDegrees, draws);
        float yaw = angle(mostDegrees, draws);
        return aimed.rotateX(pitch, new Quaternionf()).rotateY(yaw);
    }

    /**
     * Expresses the object's pose in the camera's frame.
     *
     * @param centre centre of the object in the world
     * @param orientation orientation of the object in the world
     * @param camera rotation from the camera's axes to the world's
     */
    static Placement placement(Vector3f centre, Quaternionf orientation, Quaternionf camera, float radius) {
        Quaternionf toCamera = camera.conjugate(new Quaternionf());
        Pose pose = new Pose(
                toCamera.transform(centre, new Vector3f()), toCamera.mul(orientation, new Quaternionf()), radius);
        return new Placement(pose, mirrored(camera));
    }

    /** Returns the same rotation in axes of opposite handedness, with z reversed. */
    public static Quaternionf mirrored(Quaternionf turn) {
        return new Quaternionf(-turn.x, -turn.y, turn.z, turn.w);
    }

    /**
     * Returns true if the near plane can cut nothing of an object, because the camera keeps clear of the object's
     * bounding box.
     */
    static boolean isClearOf(MeshBounds outline, Pose pose) {
        Vector3f camera = pose.orientation()
                .transformInverse(pose.position().negate(new Vector3f()))
                .div(pose.radius());
        return outline.distanceTo(camera) * pose.radius() >= CLEARANCE;
    }
}
