package ventral.render.gl;

import java.util.List;
import java.util.stream.Stream;
import ventral.render.geometry.Camera;
import ventral.render.geometry.Pose;

/**
 * Bounds of the pixels in which an object can be visible: from (left, top) inclusive to (right, bottom) exclusive.
 *
 * @param error greatest invisible error of the object's surface, in radii of its bounding sphere
 */
record ScreenBounds(int left, int top, int right, int bottom, float error) {

    /** Pixels from (left, top) inclusive to (right, bottom) exclusive. */
    record Part(int left, int top, int right, int bottom) {

        boolean isEmpty() {
            return right <= left || bottom <= top;
        }
    }

    /** Greatest invisible error of a surface in pixels. */
    private static final float UNSEEN = .5f;

    /**
     * Computes the bounds of an object.
     *
     * @param size width and height of the image in pixels
     */
    static ScreenBounds of(Pose pose, int size) {
        float radius = pose.radius();
        float nearest = Math.max(pose.position().z - radius, Camera.NEAR);
        float error = UNSEEN * 2 * Camera.TAN_HALF_VIEW * nearest / (size * radius);
        float[] across = edges(pose.position().x, pose.position().z, radius);
        float[] upwards = edges(pose.position().y, pose.position().z, radius);
        return new ScreenBounds(
                pixel(across[0], size, -1),
                pixel(-upwards[1], size, -1),
                pixel(across[1], size, 1),
                pixel(-upwards[0], size, 1),
                error);
    }

    /** Returns where the sphere begins and ends along one axis of the image, which goes from -1 to 1. */
    private static float[] edges(float off, float ahead, float radius) {
        double distance = StrictMath.hypot(off, ahead);
        double middle = StrictMath.atan2(off, ahead);
        double half = distance > radius ? StrictMath.asin(radius / distance) : Math.PI;
        return new float[] {edge(middle - half, -1), edge(middle + half, 1)};
    }

    private static float edge(double angle, int side) {
        return Math.abs(angle) < Math.PI / 2 - 1e-3 ? (float) StrictMath.tan(angle) / Camera.TAN_HALF_VIEW : side * 2;
    }

    /** Converts a position to a pixel, with a margin of one pixel. */
    private static int pixel(float place, int size, int spare) {
        int pixel = (int) Math.floor((place + 1) / 2 * size) + spare + (spare > 0 ? 1 : 0);
        return Math.max(0, Math.min(size, pixel));
    }

    Part inside() {
        return new Part(left, top, right, bottom);
    }

    /**
     * Returns the rest of the image in parts that do not overlap.
     *
     * @param size width and height of the image in pixels
     */
    List<Part> outside(int size) {
        Part inside = inside();
        if (inside.isEmpty()) {
            return List.of(new Part(0, 0, size, size));
        }
        return Stream.of(
                        new Part(0, 0, size, top),
                        new Part(0, top, left, bottom),
                        new Part(right, top, size, bottom),
                        new Part(0, bottom, size, size))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
