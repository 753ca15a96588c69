package ventral.render.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector2f;
import org.joml.Vector3f;
import ventral.render.object.MeshBounds;

/** Estimates the fraction of the image that an object fills, from the object's convex hull. */
final class Silhouette {

    private static final List<Vector2f> EDGES =
            List.of(new Vector2f(1, 0), new Vector2f(-1, 0), new Vector2f(0, 1), new Vector2f(0, -1));

    private Silhouette() {}

    /**
     * Returns the fraction of the image that the projected hull covers.
     *
     * @return 0 to 1; 1 also for an object that reaches behind the camera
     */
    static float shareOfPicture(MeshBounds outline, Pose pose) {
        List<Vector2f> seen = new ArrayList<>();
        Vector3f place = new Vector3f();
        for (Vector3f extreme : outline.extremes()) {
            pose.orientation()
                    .transform(place.set(extreme.x, extreme.y, -extreme.z))
                    .mul(pose.radius())
                    .add(pose.position());
            if (place.z <= Camera.NEAR) {
                return 1;
            }
            seen.add(new Vector2f(place.x, place.y).div(place.z * Camera.TAN_HALF_VIEW));
        }
        return area(clipped(hull(seen))) / 4;
    }

    /**
     * Returns the convex hull, anticlockwise. A. M. Andrew, Another efficient algorithm for convex hulls in two
     * dimensions, IPL 9 (1979) 216.
     */
    private static List<Vector2f> hull(List<Vector2f> points) {
        points.sort((a, b) -> a.x == b.x ? Float.compare(a.y, b.y) : Float.compare(a.x, b.x));
        List<Vector2f> hull = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            add(hull, points.get(i), 1);
        }
        int lower = hull.size();
        for (int i = points.size() - 2; i >= 0; i--) {
            add(hull, points.get(i), lower);
        }
        return hull.subList(0, Math.max(1, hull.size() - 1));
    }

    /**
     * Appends a point after removing the points at which the chain would turn right. The first {@code fixed} points
     * stay.
     */
    private static void add(List<Vector2f> chain, Vector2f point, int fixed) {
        while (chain.size() > fixed && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
            chain.remove(chain.size() - 1);
        }
        chain.add(point);
    }

    private static float turn(Vector2f a, Vector2f b, Vector2f c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }

    /**
     * Clips a polygon to the image, [-1, 1] squared. I. Sutherland and G. Hodgman, Reentrant polygon clipping, CACM 17
     * (1974) 32.
     */
    private static List<Vector2f> clipped(List<Vector2f> polygon) {
        List<Vector2f> left = polygon;
        for (Vector2f edge :
                List.of(new Vector2f(1, 0), new Vector2f(-1, 0), new Vector2f(0, 1), new Vector2f(0, -1))) {
            List<Vector2f> kept = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                Vector2f a = left.get(i);
                Vector2f b = left.get((i + 1) % left.size());
                float insideA = 1 - a.dot(edge);
                float insideB = 1 - b.dot(edge);
                if (insideA >= 0) {
                    kept.add(a);
                }
                if (insideA * insideB < 0) {
                    kept.add(a.lerp(b, insideA / (insideA - insideB), new Vector2f()));
                }
            }
            left = kept;
        }
        return left;
    }

    private static float area(List<Vector2f> polygon) {
        float twice = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Vector2f a = polygon.get(i);
            Vector2f b = polygon.get((i + 1) % polygon.size());
            twice += a.x * b.y - a.y * b.x;
        }
        return twice / 2;
    }
}
