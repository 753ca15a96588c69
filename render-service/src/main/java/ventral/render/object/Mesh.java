package ventral.render.object;

import java.util.List;

/** A triangle mesh around the origin with a bounding radius of 1. Right-handed: x right, y up, the front faces +z. */
public final class Mesh {

    public static final int STRIDE = 9;
    public static final int MAX_MATERIALS = 32;

    private final float[] vertices;
    private final int[] indices;
    private final List<Material> materials;
    private final MeshBounds outline;

    /**
     * Creates a mesh.
     *
     * @param vertices {@value #STRIDE} floats per vertex: position, normal, texture coordinate, material index
     * @param indices three per triangle, anticlockwise seen from outside
     * @param materials at most {@value #MAX_MATERIALS}
     */
    public Mesh(float[] vertices, int[] indices, List<Material> materials) {
        if (vertices.length % STRIDE != 0 || indices.length == 0 || indices.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "%d floats and %d indices are not a mesh".formatted(vertices.length, indices.length));
        }
        if (materials.isEmpty() || materials.size() > MAX_MATERIALS) {
            throw new IllegalArgumentException(
                    "a mesh has 1 to %d materials, not %d".formatted(MAX_MATERIALS, materials.size()));
        }
        this.vertices = vertices;
        this.indices = indices;
        this.materials = List.copyOf(materials);
        this.outline = MeshBounds.of(vertices);
    }

    public float[] vertices() {
        return vertices;
    }

    public int[] indices() {
        return indices;
    }

    /** Returns the materials by slot: the last float of a vertex is an index into this list. */
    public List<Material> materials() {
        return materials;
    }

    public MeshBounds outline() {
        return outline;
    }

    public int vertexCount() {
        return vertices.length / STRIDE;
    }
}
