package ventral.render.conversion;

import java.util.stream.IntStream;

/**
 * Reduces the number of triangles of a model. Materials are kept apart, so that none replaces another. Normals must be
 * computed afterwards. A model of separate leaves or hairs, which cannot be simplified by ever larger triangles, is
 * thinned out instead.
 */
final class MeshDecimator {

    /** Smallest part of the area that must remain; if less remains, leaves have been lost. */
    private static final double MIN_AREA_RATIO = .9;

    private final ImportedModel model;
    private final FloatTupleIndex corners;
    private final int[] indices;
    private final float[] positions;

    private MeshDecimator(ImportedModel model) {
        this.model = model;
        this.corners = new FloatTupleIndex(6, model.triangleCount());
        this.indices = number();
        this.positions = new float[3 * corners.count()];
        float[] tuples = corners.tuples();
        for (int i = 0; i < corners.count(); i++) {
            System.arraycopy(tuples, 6 * i, positions, 3 * i, 3);
        }
    }

    static ImportedModel decimate(ImportedModel model, MeshSimplifier simplifier, int triangleCount) {
        MeshDecimator lighter = new MeshDecimator(model);
        ImportedModel simple = lighter.take(simplifier.simplify(lighter.positions, lighter.indices, triangleCount));
        boolean whole = area(simple) >= MIN_AREA_RATIO * area(model);
        FoliageThinner thinning = new FoliageThinner(lighter.take(lighter.indices), lighter.indices);
        if (whole || !thinning.isOfLeaves()) {
            return simple;
        }
        ImportedModel stem = thinning.stem();
        if (stem.triangleCount() > triangleCount / 2) {
            MeshDecimator lighterStem = new MeshDecimator(stem);
            stem = lighterStem.take(simplifier.simplify(lighterStem.positions, lighterStem.indices, triangleCount / 2));
        }
        return stem.concat(thinning.leaves(triangleCount - stem.triangleCount()));
    }

    /** Numbers the corners. Corners with equal position, material and texture coordinates get the same number. */
    private int[] number() {
        float[] corner = new float[6];
        int[] numbers = new int[3 * model.triangleCount()];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(model.positions(), 3 * i, corner, 0, 3);
            int surface = model.surfaces()[i / 3];
            boolean pictured = model.materials().get(surface).picture() != null;
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

    private ImportedModel take(int[] left) {
        float[] tuples = corners.tuples();
        float[] p = new float[3 * left.length];
        float[] places = new float[2 * left.length];
        int[] surfaces = new int[left.length / 3];
        for (int i = 0; i < left.length; i++) {
            System.arraycopy(tuples, 6 * left[i], p, 3 * i, 3);
            System.arraycopy(tuples, 6 * left[i] + 4, places, 2 * i, 2);
            surfaces[i / 3] = (int) tuples[6 * left[i] + 3];
        }
        return new ImportedModel(p, new float[p.length], places, surfaces, model.materials(), model.warnings());
    }

    private static double area(ImportedModel model) {
        float[] faces = VertexNormals.faces(model.positions());
        return IntStream.range(0, model.triangleCount())
                .mapToDouble(i -> VertexNormals.length(faces, 3 * i))
                .sum();
    }
}
