package ventral.render.model;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3f;

/** Smooth curves through points (Catmull and Rom 1974). */
final class Curve {

    private static final int STEPS = 5;

    private Curve() {}

    /** @param points (x, y, z) each, at least two; two make a straight line */
    static Vector3f[] smooth(double... points) {
        List<Vector3f> knots = new ArrayList<>();
        for (int i = 0; i < points.length; i += 3) {
            knots.add(new Vector3f((float) points[i], (float) points[i + 1], (float) points[i + 2]));
        }
        if (knots.size() == 2) {
            return knots.toArray(Vector3f[]::new);
        }
        List<Vector3f> curve = new ArrayList<>();
        for (int i = 0; i + 1 < knots.size(); i++) {
            for (int step = 0; step < STEPS; step++) {
                curve.add(between(knots, i, (float) step / STEPS));
            }
        }
        curve.add(knots.get(knots.size() - 1));
        return curve.toArray(Vector3f[]::new);
    }

    private static Vector3f between(List<Vector3f> knots, int i, float t) {
        Vector3f before = knots.get(Math.max(0, i - 1));
        Vector3f start = knots.get(i);
        Vector3f end = knots.get(i + 1);
        Vector3f after = knots.get(Math.min(knots.size() - 1, i + 2));
        float t2 = t * t;
        float t3 = t2 * t;
        return new Vector3f()
                .fma(.5f * (-t3 + 2 * t2 - t), before)
                .fma(.5f * (3 * t3 - 5 * t2 + 2), start)
                .fma(.5f * (-3 * t3 + 4 * t2 + t), end)
                .fma(.5f * (t3 - t2), after);
    }
}
