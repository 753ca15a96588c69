package ventral.render.conversion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Triangles as read from a file, in the file's units: three corners each, anticlockwise seen from outside; x right, y
 * up.
 *
 * @param positions three floats per corner
 * @param normals three floats per corner, all 0 if the file has none
 * @param places two texture coordinates per corner, from the texture's top left corner; NaN if the file has none
 * @param surfaces index among the materials for each triangle
 * @param warnings contents of the file that are not rendered as specified
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImportedModel(
        float[] positions,
        float[] normals,
        float[] places,
        int[] surfaces,
        List<ImportedMaterial> materials,
        List<String> warnings) {

    public ImportedModel {
        materials = List.copyOf(materials);
        warnings = List.copyOf(warnings);
        int corners = 3 * surfaces.length;
        if (positions.length != 3 * corners || normals.length != 3 * corners || places.length != 2 * corners) {
            throw new IllegalArgumentException("%d, %d and %d numbers are not those of %d triangles"
                    .formatted(positions.length, normals.length, places.length, surfaces.length));
        }
    }

    int triangleCount() {
        return surfaces.length;
    }

    /** Returns the triangles at some indices, in the order of the indices. */
    ImportedModel select(int[] triangles) {
        float[] p = new float[9 * triangles.length];
        float[] n = new float[9 * triangles.length];
        float[] t = new float[6 * triangles.length];
        int[] s = new int[triangles.length];
        for (int i = 0; i < triangles.length; i++) {
            System.arraycopy(positions, 9 * triangles[i], p, 9 * i, 9);
            System.arraycopy(normals, 9 * triangles[i], n, 9 * i, 9);
            System.arraycopy(places, 6 * triangles[i], t, 6 * i, 6);
            s[i] = surfaces[triangles[i]];
        }
        return new ImportedModel(p, n, t, s, materials, warnings);
    }

    /** Returns these triangles followed by those of another model with the same materials. */
    ImportedModel concat(ImportedModel other) {
        return new ImportedModel(
                joined(positions, other.positions),
                joined(normals, other.normals),
                joined(places, other.places),
                IntStream.concat(IntStream.of(surfaces), IntStream.of(other.surfaces))
                        .toArray(),
                materials,
                warnings);
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
