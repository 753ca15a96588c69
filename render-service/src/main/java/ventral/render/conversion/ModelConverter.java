package ventral.render.conversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.joml.Matrix3f;
import org.joml.Vector3f;
import ventral.contract.latent.Symmetry;
import ventral.render.object.Mesh;
import ventral.render.symmetry.SymmetryDetector;

/**
 * Converts a file's triangles to a mesh for scenes: centred at the origin, with a bounding radius of 1, with no more
 * triangles and materials than an image can show, and with a normal and texture coordinates at every corner.
 */
public final class ModelConverter {

    /** Greatest number of triangles; more cannot be distinguished in the images that networks learn from. */
    public static final int TRIANGLES = 20_000;

    private static final int MIN_TRIANGLE_COUNT = 4;

    /** Smallest area of a model, relative to the squared bounding radius. */
    private static final float MIN_AREA = 1e-4f;

    /**
     * A converted model.
     *
     * @param vertices vertices in the layout of {@link Mesh}; the last float is an index among these materials
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record ConvertedModel(
            float[] vertices, int[] indices, List<ImportedMaterial> materials, List<String> warnings) {

        /**
         * Builds the mesh.
         *
         * @param pattern returns the pattern of each of these materials
         */
        public Mesh mesh(ToIntFunction<ImportedMaterial> pattern) {
            return new Mesh(
                    vertices,
                    indices,
                    materials.stream()
                            .map(material -> material.showing(pattern.applyAsInt(material)))
                            .toList());
        }

        public Optional<Symmetry> measuredSymmetry() {
            return SymmetryDetector.detect(
                    mesh(materials::indexOf),
                    material -> materials.get(material.pattern()).picture());
        }
    }

    private final MeshSimplifier simplifier;
    private final List<String> warnings = new ArrayList<>();

    private ModelConverter(MeshSimplifier simplifier) {
        this.simplifier = simplifier;
    }

    public static ConvertedModel convert(ImportedModel model, EulerRotation turn, MeshSimplifier simplifier)
            throws RefusedModelException {
        return new ModelConverter(simplifier).convert(model, turn);
    }

    private ConvertedModel convert(ImportedModel whole, EulerRotation turn) throws RefusedModelException {
        warnings.addAll(whole.warnings());
        requireFinite(whole);
        ImportedModel model = TransparencyFilter.removeTransparent(whole, warnings);
        turn(model, turn);
        centreAndScale(model.positions());
        model = withArea(model);
        if (model.triangleCount() > TRIANGLES) {
            model = MeshDecimator.decimate(model, simplifier, TRIANGLES);
            centreAndScale(model.positions());
            model = withArea(model);
        }
        VertexNormals.fill(model.positions(), model.normals());
        orientFacesByNormals(model);
        MaterialMerger.MergedMaterials choice =
                MaterialMerger.choose(model.materials(), areas(model), Mesh.MAX_MATERIALS);
        long used = IntStream.of(model.surfaces()).distinct().count();
        if (choice.materials().size() < used && choice.materials().size() == Mesh.MAX_MATERIALS) {
            warnings.add("%d materials became the %d most different".formatted(used, Mesh.MAX_MATERIALS));
        }
        TextureCoordinates.fill(model);
        return weld(model, choice);
    }

    private static void requireFinite(ImportedModel model) throws RefusedModelException {
        for (int i = 0; i < model.positions().length; i++) {
            if (!Float.isFinite(model.positions()[i])) {
                throw new RefusedModelException("triangle %d has a corner at %s on axis %s"
                        .formatted(i / 9 + 1, model.positions()[i], "xyz".charAt(i % 3)));
            }
        }
    }

    private static void turn(ImportedModel model, EulerRotation turn) {
        Matrix3f matrix = turn.matrix();
        Vector3f v = new Vector3f();
        for (float[] vectors : List.of(model.positions(), model.normals())) {
            for (int i = 0; i < vectors.length; i += 3) {
                matrix.transform(v.set(vectors[i], vectors[i + 1], vectors[i + 2]));
                vectors[i] = v.x;
                vectors[i + 1] = v.y;
                vectors[i + 2] = v.z;
            }
        }
    }

    private static void centreAndScale(float[] positions) throws RefusedModelException {
        float[] middle = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            float low = Float.MAX_VALUE;
            float high = -Float.MAX_VALUE;
            for (int i = axis; i < positions.length; i += 3) {
                low = Math.min(low, positions[i]);
                high = Math.max(high, positions[i]);
            }
            middle[axis] = low + (high - low) / 2;
        }
        float radius = 0;
        for (int i = 0; i < positions.length; i++) {
            positions[i] -= middle[i % 3];
        }
        for (int i = 0; i < positions.length; i += 3) {
            radius = Math.max(radius, VertexNormals.length(positions, i));
        }
        if (positions.length > 0 && !(radius > 0 && Float.isFinite(1 / radius) && Float.isFinite(radius))) {
            throw new RefusedModelException("the model has no size: all corners coincide, or they span too much");
        }
        for (int i = 0; i < positions.length; i++) {
            positions[i] /= radius;
        }
    }

    private static ImportedModel withArea(ImportedModel model) throws RefusedModelException {
        float[] faces = VertexNormals.faces(model.positions());
        int[] solid = IntStream.range(0, model.triangleCount())
                .filter(i -> VertexNormals.length(faces, 3 * i) > 1e-10f)
                .toArray();
        if (solid.length < MIN_TRIANGLE_COUNT) {
            throw new RefusedModelException("only %d triangles have an area and are visible; at least %d are needed"
                    .formatted(solid.length, MIN_TRIANGLE_COUNT));
        }
        double area = Arrays.stream(solid)
                .mapToDouble(i -> VertexNormals.length(faces, 3 * i) / 2)
                .sum();
        if (area < MIN_AREA) {
            throw new RefusedModelException(
                    "the triangles have too little area: %.1e of the squared radius".formatted(area));
        }
        return model.select(solid);
    }

    /**
     * Reverses faces whose corners run the wrong way round, as in some files. The normals are assumed to be correct.
     */
    private static void orientFacesByNormals(ImportedModel model) {
        float[] faces = VertexNormals.faces(model.positions());
        for (int i = 0; i < faces.length; i += 3) {
            float agreement = 0;
            for (int corner = i; corner < i + 3; corner++) {
                agreement += VertexNormals.dot(faces, i, model.normals(), 3 * corner);
            }
            if (agreement < 0) {
                swap(model.positions(), 3 * i + 3, 3 * i + 6, 3);
                swap(model.normals(), 3 * i + 3, 3 * i + 6, 3);
                swap(model.places(), 2 * i + 2, 2 * i + 4, 2);
            }
        }
    }

    private static void swap(float[] numbers, int a, int b, int count) {
        for (int i = 0; i < count; i++) {
            float kept = numbers[a + i];
            numbers[a + i] = numbers[b + i];
            numbers[b + i] = kept;
        }
    }

    private static double[] areas(ImportedModel model) {
        float[] faces = VertexNormals.faces(model.positions());
        double[] areas = new double[model.materials().size()];
        for (int i = 0; i < model.triangleCount(); i++) {
            areas[model.surfaces()[i]] += VertexNormals.length(faces, 3 * i);
        }
        return areas;
    }

    private ConvertedModel weld(ImportedModel model, MaterialMerger.MergedMaterials choice) {
        FloatTupleIndex known = new FloatTupleIndex(Mesh.STRIDE, model.triangleCount());
        int[] indices = new int[3 * model.triangleCount()];
        float[] vertex = new float[Mesh.STRIDE];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(model.positions(), 3 * i, vertex, 0, 3);
            System.arraycopy(model.normals(), 3 * i, vertex, 3, 3);
            System.arraycopy(model.places(), 2 * i, vertex, 6, 2);
            vertex[8] = choice.chosen()[model.surfaces()[i / 3]];
            indices[i] = known.number(vertex, 0);
        }
        return new ConvertedModel(known.tuples(), indices, choice.materials(), List.copyOf(warnings));
    }
}
