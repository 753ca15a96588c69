package ventral.render.pack;

import java.util.stream.IntStream;

/**
 * Reduces the number of triangles of a model. Materials are kept apart, so that none replaces another. Normals must be
 * computed afterwards. A model of separate leaves or hairs, which cannot be simplified by ever larger triangles, is
 * thinned out instead.
 */
final class Lighter {

    /** Smallest part of the area that must remain; if less remains, leaves have been lost. */
    private static final double LEAST_AREA = .9;

    private final Imported model;
    private final Corners corners;
    private final int[] indices;
    private final float[] positions;

    private Lighter(Imported model) {
        this.model = model;
        this.corners = new Corners(6, model.triangleCount());
        this.indices = number();
        this.positions = new float[3 * corners.count()];
        float[] tuples = corners.tuples();
        for (int i = 0; i < corners.count(); i++) {
            System.arraycopy(tuples, 6 * i, positions, 3 * i, 3);
        }
    }

    static Imported of(Imported model, Simplifier simplifier, int triangleCount) {
        Lighter lighter = new Lighter(model);
        Imported simple = lighter.take(simplifier.simplify(lighter.positions, lighter.indices, triangleCount));
        boolean whole = area(simple) >= LEAST_AREA * area(model);
        Thinning thinning = new Thinning(lighter.take(lighter.indices), lighter.indices);
        if (whole || !thinning.isOfLeaves()) {
            return simple;
        }
        Imported stem = thinning.stem();
        if (stem.triangleCount() > triangleCount / 2) {
            Lighter lighterStem = new Lighter(stem);
            stem = lighterStem.take(simplifier.simplify(lighterStem.positions, lighterStem.indices, triangleCount / 2));
        }
        return stem.and(thinning.leaves(triangleCount - stem.triangleCount()));
    }

    /** Numbers the corners. Corners with equal position, material and texture coordinates get the same number. */
    private int[] number() {
        float[] corner = new float[6];
        int[] numbers = new int[3 * model.triangleCount()];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(model.positions(), 3 * i, corner, 0, 3);
            int surface = model.surfaces()[i / 3];
            boolean pictured = model.materials().get(surface).picture().isPresent();
            corner[3] = surface;
            corner[4] = pictured ? finite(model.places()[2 * i]) : 0;
            corner[5] = pictured ? finite(model.places()[2 * i + 1]) : 0;
            numbers[i] = corners.number(corner, 0);
        }
        return numbers;
    }

    private static float finite(float place) {
        return Float.isFinite(place) ? place : 0;
    }

    private Imported take(int[] left) {
        float[] tuples = corners.tuples();
        float[] p = new float[3 * left.length];
        float[] places = new float[2 * left.length];
        int[] surfaces = new int[left.length / 3];
        for (int i = 0; i < left.length; i++) {
            System.arraycopy(tuples, 6 * left[i], p, 3 * i, 3);
            System.arraycopy(tuples, 6 * left[i] + 4, places, 2 * i, 2);
            surfaces[i / 3] = (int) tuples[6 * left[i] + 3];
        }
        return new Imported(p, new float[p.length], places, surfaces, model.materials(), model.warnings());
    }

    private static double area(Imported model) {
        float[] faces = Normals.faces(model.positions());
        return IntStream.range(0, model.triangleCount())
                .mapToDouble(i -> Normals.length(faces, 3 * i))
                .sum();
    }
}
