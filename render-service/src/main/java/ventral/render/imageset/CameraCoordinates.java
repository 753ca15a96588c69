package ventral.render.imageset;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.latent.Latent;

/**
 * Converts positions and angles of image sets to those of labels. In all of these sets, the camera's view is square and
 * 60 degrees wide.
 */
final class CameraCoordinates {

    private static final double TAN_HALF_VIEW = StrictMath.tan(Math.toRadians(30));

    private CameraCoordinates() {}

    /** Converts an offset in pixels from the centre of an image to metres from the camera's axis. */
    static double metres(double pixels, double depth, double imageSize) {
        return pixels / (imageSize / 2) * depth * TAN_HALF_VIEW;
    }

    /**
     * Converts a TDW rotation, relative to a pose that faces away from the camera, to one relative to a pose that faces
     * it. The two differ by half a turn about the object's own y axis. Both apply roll first, then pitch, then yaw.
     *
     * @param pitch degrees
     * @param yaw degrees
     * @param roll degrees
     */
    static Map<Latent, Double> facingCamera(double pitch, double yaw, double roll) {
        Map<Latent, Double> angles = new EnumMap<>(Latent.class);
        angles.put(Latent.ROTATION_PITCH, -wrapped(Math.toRadians(pitch)));
        angles.put(Latent.ROTATION_YAW, wrapped(Math.toRadians(yaw) + Math.PI));
        angles.put(Latent.ROTATION_ROLL, -wrapped(Math.toRadians(roll)));
        return angles;
    }

    /** Returns the equivalent angle in [-pi, pi], in radians. */
    static double wrapped(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }
}
