package ventral.render.gl;

import ventral.render.scene.Camera;
import ventral.render.scene.Pose;

/**
 * Which pixels of a picture an object can be seen in: those from (left, top) up to but without (right, bottom).
 *
 * @param error that its surface may be off by without being seen, radii of its sphere
 */
record View(int left, int top, int right, int bottom, float error) {

    /** Pixels that nobody sees a surface to be off by. */
    private static final float UNSEEN = .5f;

    /** @param size of the picture, pixels */
    static View of(Pose pose, int size) {
        float radius = pose.radius();
        float nearest = Math.max(pose.position().z - radius, Camera.NEAR);
        float error = UNSEEN * 2 * Camera.TAN_HALF_VIEW * nearest / (size * radius);
        float[] across = edges(pose.position().x, pose.position().z, radius);
        float[] upwards = edges(pose.position().y, pose.position().z, radius);
        return new View(
                pixel(across[0], size, -1),
                pixel(-upwards[1], size, -1),
                pixel(across[1], size, 1),
                pixel(-upwards[0], size, 1),
                error);
    }

    /** Where the sphere begins and ends along one axis of the picture, which goes from -1 to 1. */
    private static float[] edges(float off, float ahead, float radius) {
        double distance = Math.hypot(off, ahead);
        double middle = Math.atan2(off, ahead);
        double half = distance > radius ? Math.asin(radius / distance) : Math.PI;
        return new float[] {edge(middle - half, -1), edge(middle + half, 1)};
    }

    private static float edge(double angle, int side) {
        return Math.abs(angle) < Math.PI / 2 - 1e-3 ? (float) Math.tan(angle) / Camera.TAN_HALF_VIEW : side * 2;
    }

    /** With a pixel to spare. */
    private static int pixel(float place, int size, int spare) {
        int pixel = (int) Math.floor((place + 1) / 2 * size) + spare + (spare > 0 ? 1 : 0);
        return Math.max(0, Math.min(size, pixel));
    }

    boolean isEmpty() {
        return right <= left || bottom <= top;
    }
}
