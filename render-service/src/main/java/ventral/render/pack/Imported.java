package ventral.render.pack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Triangles as a file gives them, in its own units: three corners each, anticlockwise seen from outside; x right, y up.
 *
 * @param positions three numbers a corner
 * @param normals three numbers a corner, all 0 where the file has none
 * @param places two texture coordinates a corner, from the picture's top left corner; NaN where the file has none
 * @param surfaces an index among the materials for each triangle
 * @param warnings what the file has that is not drawn as it says
 */
@SuppressWarnings("ArrayRecordComponent")
public record Imported(
        float[] positions,
        float[] normals,
        float[] places,
        int[] surfaces,
        List<ImportedMaterial> materials,
        List<String> warnings) {

    public Imported {
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

    /** The triangles at these places of the list, in that order. */
    Imported only(int[] triangles) {
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
        return new Imported(p, n, t, s, materials, warnings);
    }

    /** Another's triangles, of the same materials, after these. */
    Imported and(Imported other) {
        return new Imported(
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
