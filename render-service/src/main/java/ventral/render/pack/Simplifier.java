package ventral.render.pack;

/** Makes do with fewer triangles. May be asked by several threads at once. */
public interface Simplifier {

    /**
     * @param positions three numbers a vertex
     * @param indices three a triangle
     * @param triangleCount aimed at; more are left where fewer would change the shape too much
     * @return three indices for each triangle that is left
     */
    int[] simplify(float[] positions, int[] indices, int triangleCount);
}
