package ventral.render.scene;

import org.joml.Quaternionf;
import org.joml.Vector3f;

/** Placing a camera that stands at the world's origin. Everything is left-handed here: x right, y up, z ahead. */
final class Viewpoint {

    /** What is no nearer to the camera is not cut by the near plane, not even in the picture's corners; metres. */
    private static final float CLEARANCE =
            Camera.NEAR * (float) Math.sqrt(1 + 2 * Camera.TAN_HALF_VIEW * Camera.TAN_HALF_VIEW);

    private Viewpoint() {}

    /** A direction, uniform over the part of the unit sphere above a height. */
    static Vector3f directionAbove(float height, Draws draws) {
        float y = draws.in(height, 1);
        double azimuth = 2 * Math.PI * draws.unit();
        double across = Math.sqrt(1 - y * y);
        return new Vector3f((float) (across * Math.sin(azimuth)), y, (float) (across * Math.cos(azimuth)));
    }

    /** An angle uniform in [-most, most), radians. */
    static float angle(float mostDegrees, Draws draws) {
        float most = (float) Math.toRadians(mostDegrees);
        return draws.in(-most, most);
    }

    /** The camera's turn with its axis on a place and its right side level. */
    static Quaternionf lookingAt(Vector3f place) {
        double level = Math.hypot(place.x, place.z);
        return new Quaternionf()
                .rotationYXZ((float) Math.atan2(place.x, place.z), (float) -Math.atan2(place.y, level), 0);
    }

    /** Turns a camera off its aim by pitch, then yaw, each about its own axes. */
    static Quaternionf off(Quaternionf aimed, float mostDegrees, Draws draws) {
        float pitch = angle(mostDegrees, draws);
        float yaw = angle(mostDegrees, draws);
        return aimed.rotateX(pitch, new Quaternionf()).rotateY(yaw);
    }

    /**
     * @param centre of the object in the world
     * @param orientation of the object in the world
     * @param camera turn from the camera's axes to the world's
     */
    static Placement placement(Vector3f centre, Quaternionf orientation, Quaternionf camera, float radius) {
        Quaternionf toCamera = camera.conjugate(new Quaternionf());
        Pose pose = new Pose(
                toCamera.transform(centre, new Vector3f()), toCamera.mul(orientation, new Quaternionf()), radius);
        return new Placement(pose, mirrored(camera));
    }

    /** The same turn in axes of the other hand, with z the other way. */
    static Quaternionf mirrored(Quaternionf turn) {
        return new Quaternionf(-turn.x, -turn.y, turn.z, turn.w);
    }

    /** True when the near plane can cut nothing of an object, as the camera keeps clear of its bounding box. */
    static boolean isClearOf(Outline outline, Pose pose) {
        Vector3f camera = pose.orientation()
                .transformInverse(pose.position().negate(new Vector3f()))
                .div(pose.radius());
        return outline.distanceTo(camera) * pose.radius() >= CLEARANCE;
    }
}
