package ventral.render.conversion;

/** Reduces the number of triangles of a mesh. Thread-safe. */
public interface MeshSimplifier {

    /**
     * Simplifies a mesh.
     *
     * @param positions three floats per vertex
     * @param indices three per triangle
     * @param triangleCount target; more triangles remain if fewer would change the shape too much
     * @return three indices per remaining triangle
     */
    int[] simplify(float[] positions, int[] indices, int triangleCount);
}
