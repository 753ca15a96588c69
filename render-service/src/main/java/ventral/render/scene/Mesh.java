package ventral.render.scene;

import java.util.List;

/**
 * Triangles about the origin, of unit bounding radius. Right-handed: x right, y up, the front faces +z.
 *
 * @param vertices {@value #STRIDE} floats each: position, normal, texture coordinate, material index
 * @param indices three a triangle, anticlockwise seen from outside
 * @param materials at most {@value #MAX_MATERIALS}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Mesh(float[] vertices, int[] indices, List<Material> materials) {

    public static final int STRIDE = 9;
    public static final int MAX_MATERIALS = 8;

    public Mesh {
        materials = List.copyOf(materials);
        if (vertices.length % STRIDE != 0 || indices.length == 0 || indices.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "%d floats and %d indices are no mesh".formatted(vertices.length, indices.length));
        }
        if (materials.isEmpty() || materials.size() > MAX_MATERIALS) {
            throw new IllegalArgumentException(
                    "a mesh has 1 to %d materials, not %d".formatted(MAX_MATERIALS, materials.size()));
        }
    }

    public int vertexCount() {
        return vertices.length / STRIDE;
    }
}
