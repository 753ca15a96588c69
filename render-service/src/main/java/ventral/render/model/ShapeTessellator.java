package ventral.render.model;

import java.util.List;
import java.util.Map;
import org.joml.Vector3f;

/**
 * Tessellates shapes into closed surfaces, in their own frame: nine floats per triangle, anticlockwise seen from
 * outside.
 */
final class ShapeTessellator {

    private static final int FEWEST_BALL_SIDES = 8;
    private static final int MOST_BALL_SIDES = 20;
    private static final float BALL_SIDES_PER_RADIUS = 30;
    private static final float BALL_LAYERS_PER_SIDE = .65f;
    private static final int LOFT_SIDES = 20;
    private static final float SLIVER = 1e-3f;

    /** Defaults for the last numbers of a row that has too few. */
    private static final float[] TUBE_ROW = {0, 0, 0, 1};

    private static final float[] LOFT_ROW = {0, 0, 0, 0, 1};

    private ShapeTessellator() {}

    static float[] lathe(PartShape.Lathe lathe, Map<String, Double> numbers) {
        List<float[]> profile = CatmullRomSpline.through(rows(lathe.rows(), numbers), lathe.smooth());
        int sides = Math.max(3, Math.min(48, Math.round(lathe.sides().value(numbers))));
        Vector3f[][] rings = new Vector3f[profile.size()][sides];
        for (int i = 0; i < rings.length; i++) {
            float radius = Math.max(0, profile.get(i)[0]);
            for (int j = 0; j < sides; j++) {
                double angle = 2 * Math.PI * (j + .5) / sides;
                rings[i][j] = point(radius * StrictMath.cos(angle), profile.get(i)[1], radius * StrictMath.sin(angle));
            }
        }
        TriangleBuffer surface = new TriangleBuffer();
        surface.addRings(rings);
        if (!isLoop(profile)) {
            surface.caps(rings[0], rings[rings.length - 1]);
        }
        return surface.facingOut();
    }

    /** Returns true if a profile ends where it begins; such a profile is closed without caps. */
    private static boolean isLoop(List<float[]> profile) {
        float[] first = profile.get(0);
        float[] last = profile.get(profile.size() - 1);
        return Math.abs(first[0] - last[0]) < 1e-5f && Math.abs(first[1] - last[1]) < 1e-5f;
    }

    static float[] box(PartShape.BoxShape box, Map<String, Double> numbers) {
        float[] size = box.size().values(numbers);
        float x = size[0] / 2;
        float y = size[1] / 2;
        float z = size[2] / 2;
        float least = Math.min(x, Math.min(y, z));
        float bevel = size.length > 3 ? Math.min(size[3], .99f * least) : .08f * least;
        Vector3f[][] rings = {
            octagon(x - bevel, -y, z - bevel, bevel),
            octagon(x, -y + bevel, z, bevel),
            octagon(x, y - bevel, z, bevel),
            octagon(x - bevel, y, z - bevel, bevel)
        };
        return capped(rings);
    }

    private static Vector3f[] octagon(float x, float y, float z, float bevel) {
        return new Vector3f[] {
            point(x, y, -z + bevel), point(x, y, z - bevel), point(x - bevel, y, z), point(-x + bevel, y, z),
            point(-x, y, z - bevel), point(-x, y, -z + bevel), point(-x + bevel, y, -z), point(x - bevel, y, -z)
        };
    }

    static float[] ball(PartShape.Ball ball, Map<String, Double> numbers) {
        float[] radii = ball.radii().values(numbers);
        double tall = radii.length > 3 ? radii[3] : 1;
        double round = radii.length > 4 ? radii[4] : tall;
        int sides = ballSides(Math.max(radii[0], Math.max(radii[1], radii[2])));
        int layers = Math.round(BALL_LAYERS_PER_SIDE * sides);
        Vector3f[][] rings = new Vector3f[layers][sides];
        for (int i = 0; i < layers; i++) {
            double latitude = Math.PI * ((double) i / (layers - 1) - .5);
            boolean pole = i == 0 || i == layers - 1;
            double across = pole ? 0 : power(StrictMath.cos(latitude), tall);
            for (int j = 0; j < sides; j++) {
                double angle = 2 * Math.PI * j / sides;
                rings[i][j] = point(
                        radii[0] * across * power(StrictMath.cos(angle), round),
                        radii[1] * power(StrictMath.sin(latitude), tall),
                        radii[2] * across * power(StrictMath.sin(angle), round));
            }
        }
        TriangleBuffer surface = new TriangleBuffer();
        surface.addRings(rings);
        return surface.facingOut();
    }

    /**
     * Returns the number of sides of a ball. The number is even, so that a ball is its own mirror image, and small for
     * petals and spots, which come in dozens.
     */
    private static int ballSides(float radius) {
        int sides = 2 * Math.round((FEWEST_BALL_SIDES + BALL_SIDES_PER_RADIUS * radius) / 2);
        return Math.min(MOST_BALL_SIDES, sides);
    }

    static float[] tube(PartShape.Tube tube, Map<String, Double> numbers) {
        List<float[]> path = CatmullRomSpline.through(rows(tube.rows(), numbers, TUBE_ROW), tube.smooth());
        float[] radius = tube.radius().values(numbers);
        int sides = Math.max(3, Math.min(48, Math.round(tube.sides().value(numbers))));
        int count = path.size();
        Vector3f[][] rings = new Vector3f[count][];
        Vector3f normal = new Vector3f();
        for (int i = 0; i < count; i++) {
            float[] place = path.get(i);
            Vector3f along = place(path.get(Math.min(i + 1, count - 1)))
                    .sub(place(path.get(Math.max(i - 1, 0))))
                    .normalize();
            if (i == 0) {
                normal.set(Math.abs(along.y) < .9f ? point(0, 1, 0) : point(1, 0, 0));
            }
            // parallel transport keeps the tube from twisting
            normal.sub(new Vector3f(along).mul(normal.dot(along))).normalize();
            float share = (float) i / (count - 1);
            float own = radius.length > 1 ? radius[0] + (radius[1] - radius[0]) * share : radius[0];
            rings[i] = circle(place(place), normal, normal.cross(along, new Vector3f()), own * place[3], sides);
        }
        return capped(rings);
    }

    static float[] prism(PartShape.Prism prism, Map<String, Double> numbers) {
        return PrismTessellator.prism(
                CatmullRomSpline.through(rows(prism.rows(), numbers), prism.smooth()),
                prism.depth().value(numbers));
    }

    static float[] loft(PartShape.Loft loft, Map<String, Double> numbers) {
        List<float[]> sections = CatmullRomSpline.through(rows(loft.rows(), numbers, LOFT_ROW), loft.smooth());
        Vector3f[][] rings = new Vector3f[sections.size()][LOFT_SIDES];
        for (int i = 0; i < rings.length; i++) {
            float[] section = sections.get(i);
            float centre = section[3];
            double exponent = section[4];
            for (int j = 0; j < LOFT_SIDES; j++) {
                double angle = 2 * Math.PI * (j + .5) / LOFT_SIDES;
                rings[i][j] = point(
                        Math.max(SLIVER, section[1]) * power(StrictMath.cos(angle), exponent),
                        centre + Math.max(SLIVER, section[2]) * power(StrictMath.sin(angle), exponent),
                        section[0]);
            }
        }
        return capped(rings);
    }

    private static float[] capped(Vector3f[][] rings) {
        TriangleBuffer surface = new TriangleBuffer();
        surface.addRings(rings);
        surface.caps(rings[0], rings[rings.length - 1]);
        return surface.facingOut();
    }

    private static List<float[]> rows(List<ExpressionRow> rows, Map<String, Double> numbers, float... whole) {
        return rows.stream().map(row -> completed(row.values(numbers), whole)).toList();
    }

    private static float[] completed(float[] row, float[] whole) {
        if (row.length >= whole.length) {
            return row;
        }
        float[] all = whole.clone();
        System.arraycopy(row, 0, all, 0, row.length);
        return all;
    }

    private static Vector3f[] circle(Vector3f centre, Vector3f right, Vector3f up, float radius, int sides) {
        Vector3f[] ring = new Vector3f[sides];
        for (int j = 0; j < sides; j++) {
            double angle = 2 * Math.PI * j / sides;
            ring[j] = new Vector3f(centre)
                    .fma((float) StrictMath.cos(angle) * radius, right)
                    .fma((float) StrictMath.sin(angle) * radius, up);
        }
        return ring;
    }

    private static double power(double base, double exponent) {
        return Math.signum(base) * StrictMath.pow(Math.abs(base), exponent);
    }

    private static Vector3f place(float[] row) {
        return new Vector3f(row[0], row[1], row[2]);
    }

    private static Vector3f point(double x, double y, double z) {
        return new Vector3f((float) x, (float) y, (float) z);
    }
}
