package ventral.render.model;

import java.util.ArrayList;
import java.util.List;

/** Interpolates rows of numbers with smooth curves (Catmull and Rom 1974). */
final class CatmullRomSpline {

    /** Most steps from one row to the next; more are not visible. */
    private static final int MAX_STEPS = 50;

    private CatmullRomSpline() {}

    /**
     * Returns a curve through the rows.
     *
     * @param steps steps from one row to the next; below 2, the rows are returned unchanged
     * @throws ObjectRecipeException if there are too many steps
     */
    static List<float[]> through(List<float[]> rows, int steps) {
        if (steps < 2) {
            return rows;
        }
        if (steps > MAX_STEPS) {
            throw new ObjectRecipeException(
                    "smooth %d is more than %d steps between two rows".formatted(steps, MAX_STEPS));
        }
        int width = rows.stream().mapToInt(row -> row.length).min().orElse(0);
        List<float[]> curve = new ArrayList<>();
        for (int i = 0; i + 1 < rows.size(); i++) {
            for (int step = 0; step < steps; step++) {
                curve.add(between(rows, i, (float) step / steps, width));
            }
        }
        curve.add(rows.get(rows.size() - 1));
        return curve;
    }

    private static float[] between(List<float[]> rows, int i, float t, int width) {
        float[] before = rows.get(Math.max(0, i - 1));
        float[] start = rows.get(i);
        float[] end = rows.get(i + 1);
        float[] after = rows.get(Math.min(rows.size() - 1, i + 2));
        float[] point = new float[width];
        for (int k = 0; k < width; k++) {
            float slope = end[k] - before[k];
            float bend = 2 * before[k] - 5 * start[k] + 4 * end[k] - after[k];
            float twist = 3 * start[k] - before[k] - 3 * end[k] + after[k];
            point[k] = .5f * (2 * start[k] + t * (slope + t * (bend + t * twist)));
        }
        return point;
    }
}
