package ventral.render.assimp;

import static org.lwjgl.util.meshoptimizer.MeshOptimizer.meshopt_simplify;
import static org.lwjgl.util.meshoptimizer.MeshOptimizer.meshopt_simplifySloppy;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;
import ventral.render.conversion.MeshSimplifier;

/**
 * Simplifies a mesh by collapsing edges by quadric error. If that stalls, as with loose leaves, it clusters vertices
 * that lie close together.
 */
public final class MeshoptSimplifier implements MeshSimplifier {

    /**
     * Greatest errors relative to the mesh's extent. The second is used if the first is not enough; a hundredth is a
     * pixel or two.
     */
    private static final float[] ERRORS = {.01f, .025f};

    /**
     * Accepted triangle counts relative to the requested count: of the first edge collapse, and of edge collapse before
     * clustering.
     */
    private static final float ENOUGH = 1.5f;

    private static final float PATIENCE = 3;

    @Override
    public int[] simplify(float[] positions, int[] indices, int triangleCount) {
        FloatBuffer vertices =
                MemoryUtil.memAllocFloat(positions.length).put(positions).flip();
        IntBuffer from = MemoryUtil.memAllocInt(indices.length).put(indices).flip();
        IntBuffer to = MemoryUtil.memAllocInt(indices.length);
        try {
            long count = positions.length / 3;
            long stride = 3 * Float.BYTES;
            long left = indices.length;
            for (int i = 0; i < ERRORS.length && (i == 0 || left > 3 * ENOUGH * triangleCount); i++) {
                left = meshopt_simplify(to, from, vertices, count, stride, 3L * triangleCount, ERRORS[i], 0, null);
            }
            if (left > 3 * PATIENCE * triangleCount) {
                left = meshopt_simplifySloppy(to, from, vertices, count, stride, 3L * triangleCount, ERRORS[1], null);
            }
            int[] result = new int[(int) left];
            to.get(0, result);
            return result;
        } finally {
            MemoryUtil.memFree(vertices);
            MemoryUtil.memFree(from);
            MemoryUtil.memFree(to);
        }
    }
}
