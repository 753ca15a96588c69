package ventral.render.gl;

import static org.lwjgl.util.meshoptimizer.MeshOptimizer.meshopt_simplify;
import static org.lwjgl.util.meshoptimizer.MeshOptimizer.meshopt_simplifyScale;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryUtil;
import ventral.render.object.Mesh;

/**
 * A mesh with fewer triangles. Seams between materials stay in place.
 *
 * @param indices indices into the mesh's own vertices
 * @param error greatest distance between its surface and the mesh's, in bounding radii
 */
@SuppressWarnings("ArrayRecordComponent")
record DetailLevel(int[] indices, float error) {

    private static final int LEVELS = 6;
    private static final int FEWEST_INDICES = 3 * 64;

    private static final int STRIDE = 3 * Float.BYTES;

    /** Greatest simplification error, relative to the mesh's extent. */
    private static final float GREATEST_ERROR = .08f;

    /** Greatest size relative to the previous level at which a level is kept. */
    private static final float SAVING = .8f;

    /** Returns the levels of detail, from the full mesh to the coarsest. */
    static List<DetailLevel> of(Mesh mesh) {
        List<DetailLevel> levels = new ArrayList<>(List.of(new DetailLevel(mesh.indices(), 0)));
        WeldedMesh welded = new WeldedMesh(mesh);
        float[] positions = welded.positions();
        FloatBuffer vertices = MemoryUtil.memAllocFloat(positions.length);
        IntBuffer whole = MemoryUtil.memAllocInt(mesh.indices().length);
        IntBuffer simple = MemoryUtil.memAllocInt(mesh.indices().length);
        FloatBuffer error = MemoryUtil.memAllocFloat(1);
        try {
            vertices.put(positions).flip();
            whole.put(welded.indices()).flip();
            int vertexCount = positions.length / 3;
            int wanted = mesh.indices().length;
            while (levels.size() < LEVELS && wanted > FEWEST_INDICES) {
                wanted /= 2;
                long count = meshopt_simplify(
                        simple, whole, vertices, vertexCount, STRIDE, wanted, GREATEST_ERROR, 0, error);
                if (count == 0 || count > SAVING * levels.get(levels.size() - 1).indices().length) {
                    break;
                }
                int[] indices = new int[(int) count];
                simple.get(0, indices);
                float scale = meshopt_simplifyScale(vertices, vertexCount, STRIDE);
                levels.add(new DetailLevel(welded.unwelded(indices), error.get(0) * scale));
            }
            return levels;
        } finally {
            MemoryUtil.memFree(vertices);
            MemoryUtil.memFree(whole);
            MemoryUtil.memFree(simple);
            MemoryUtil.memFree(error);
        }
    }
}
