package ventral.render.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joml.Vector2f;
import org.joml.Vector3f;

/** Extrudes flat outlines along z. */
final class PrismTessellator {

    private PrismTessellator() {}

    /**
     * Extrudes an outline.
     *
     * @param outline corners of a simple polygon in either orientation, convex or not
     */
    static float[] prism(List<float[]> outline, float depth) {
        List<Vector2f> polygon = new ArrayList<>();
        for (float[] corner : outline) {
            Vector2f point = new Vector2f(corner[0], corner[1]);
            if (polygon.isEmpty() || point.distance(polygon.get(polygon.size() - 1)) > 1e-6f) {
                polygon.add(point);
            }
        }
        if (polygon.size() > 1 && polygon.get(0).distance(polygon.get(polygon.size() - 1)) < 1e-6f) {
            polygon.remove(polygon.size() - 1);
        }
        if (polygon.size() < 3) {
            throw new ObjectRecipeException(
                    "an outline of %d different corners is not a polygon".formatted(polygon.size()));
        }
        if (area(polygon) < 0) {
            Collections.reverse(polygon);
        }
        float z = depth / 2;
        TriangleBuffer surface = new TriangleBuffer();
        for (int i = 0; i < polygon.size(); i++) {
            Vector2f a = polygon.get(i);
            Vector2f b = polygon.get((i + 1) % polygon.size());
            surface.quad(new Vector3f(a, -z), new Vector3f(b, -z), new Vector3f(b, z), new Vector3f(a, z));
        }
        for (Vector2f[] ear : ears(new ArrayList<>(polygon))) {
            surface.add(new Vector3f(ear[0], z), new Vector3f(ear[1], z), new Vector3f(ear[2], z));
            surface.add(new Vector3f(ear[0], -z), new Vector3f(ear[2], -z), new Vector3f(ear[1], -z));
        }
        return surface.facingOut();
    }

    /** Triangulates an anticlockwise polygon (Meisters 1975: every simple polygon has an ear that can be cut off). */
    private static List<Vector2f[]> ears(List<Vector2f> left) {
        List<Vector2f[]> ears = new ArrayList<>();
        while (left.size() > 3) {
            int ear = findEar(left);
            ears.add(triangle(left, ear));
            left.remove(ear);
        }
        ears.add(triangle(left, 1));
        return ears;
    }

    private static int findEar(List<Vector2f> polygon) {
        for (int i = 0; i < polygon.size(); i++) {
            Vector2f[] t = triangle(polygon, i);
            if (cross(t[0], t[1], t[2]) > 0
                    && polygon.stream().noneMatch(p -> p != t[0] && p != t[1] && p != t[2] && isInside(t, p))) {
                return i;
            }
        }
        // rounding has left a sliver; cutting off any corner is invisible
        return 1;
    }

    private static Vector2f[] triangle(List<Vector2f> polygon, int middle) {
        int n = polygon.size();
        return new Vector2f[] {polygon.get((middle + n - 1) % n), polygon.get(middle), polygon.get((middle + 1) % n)};
    }

    private static boolean isInside(Vector2f[] t, Vector2f p) {
        return cross(t[0], t[1], p) >= 0 && cross(t[1], t[2], p) >= 0 && cross(t[2], t[0], p) >= 0;
    }

    private static float area(List<Vector2f> polygon) {
        float twice = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Vector2f a = polygon.get(i);
            Vector2f b = polygon.get((i + 1) % polygon.size());
            twice += a.x * b.y - b.x * a.y;
        }
        return twice / 2;
    }

    private static float cross(Vector2f a, Vector2f b, Vector2f c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }
}
