package ventral.render.imageset;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.latent.Latent;

/** From the numbers of image sets to those of labels. The camera's view is square and 60 degrees wide in all of them. */
final class CameraFrame {

    private static final double TAN_HALF_VIEW = Math.tan(Math.toRadians(30));

    private CameraFrame() {}

    /** Metres beside the axis of what is some pixels beside a picture's centre. */
    static double metres(double pixels, double depth, double imageSize) {
        return pixels / (imageSize / 2) * depth * TAN_HALF_VIEW;
    }

    /**
     * A rotation as TDW has it, from a pose that faces away from the camera, as one from a pose that faces it: half a turn
     * about the object's own y lies between. Both turn by roll first, then by pitch, then by yaw.
     *
     * @param pitch degrees, like the others
     */
    static Map<Latent, Double> facingCamera(double pitch, double yaw, double roll) {
        Map<Latent, Double> angles = new EnumMap<>(Latent.class);
        angles.put(Latent.ROTATION_PITCH, -wrapped(Math.toRadians(pitch)));
        angles.put(Latent.ROTATION_YAW, wrapped(Math.toRadians(yaw) + Math.PI));
        angles.put(Latent.ROTATION_ROLL, -wrapped(Math.toRadians(roll)));
        return angles;
    }

    /** The same angle in [-pi, pi], radians. */
    static double wrapped(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }
}
