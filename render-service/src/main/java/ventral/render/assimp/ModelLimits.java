package ventral.render.assimp;

/**
 * Bounds what one model may take of the memory.
 *
 * @param triangleCount largest number of triangles; a mesh that occurs at two nodes counts twice
 * @param nodeCount largest number of nodes
 * @param depth largest number of nodes below each other
 */
record ModelLimits(int triangleCount, int nodeCount, int depth) {

    /** A model at the limit takes about 500 MB while it is read. */
    static final ModelLimits DEFAULT = new ModelLimits(5_000_000, 1_000_000, 1_000);
}
