package ventral.render.gl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Vector3f;
import ventral.render.object.Mesh;
import ventral.render.object.VertexHash;
import ventral.render.texture.TexturePattern;

/**
 * Merges vertices of a mesh that differ only in their normals, so that the surface is continuous across a sharp edge.
 * Vertices with different materials, or with different texture coordinates of a texture, stay separate.
 */
final class WeldedMesh {

    /** Attributes that distinguish two vertices. */
    private record VertexKey(float x, float y, float z, float u, float v, float slot) {

        @Override
        public int hashCode() {
            return VertexHash.of(x, y, z, u, v, slot);
        }
    }

    private final Mesh mesh;
    private final List<List<Integer>> vertices = new ArrayList<>();
    private final int[] welds;

    WeldedMesh(Mesh mesh) {
        this.mesh = mesh;
        this.welds = new int[mesh.vertexCount()];
        Map<VertexKey, Integer> known = new HashMap<>();
        for (int vertex = 0; vertex < welds.length; vertex++) {
            Integer before = known.putIfAbsent(spot(vertex), vertices.size());
            welds[vertex] = before == null ? vertices.size() : before;
            if (before == null) {
                vertices.add(new ArrayList<>(2));
            }
            vertices.get(welds[vertex]).add(vertex);
        }
    }

    private VertexKey spot(int vertex) {
        float[] all = mesh.vertices();
        int at = vertex * Mesh.STRIDE;
        float slot = all[at + 8];
        boolean pictured = mesh.materials().get((int) slot).pattern() >= TexturePattern.values().length;
        return new VertexKey(
                all[at], all[at + 1], all[at + 2], pictured ? all[at + 6] : 0, pictured ? all[at + 7] : 0, slot);
    }

    /** Returns three floats per welded vertex. */
    float[] positions() {
        float[] positions = new float[3 * vertices.size()];
        for (int i = 0; i < vertices.size(); i++) {
            System.arraycopy(mesh.vertices(), vertices.get(i).get(0) * Mesh.STRIDE, positions, 3 * i, 3);
        }
        return positions;
    }

    /** Returns the mesh's triangles as indices of welded vertices. */
    int[] indices() {
        int[] indices = mesh.indices().clone();
        for (int i = 0; i < indices.length; i++) {
            indices[i] = welds[indices[i]];
        }
        return indices;
    }

    /**
     * Converts triangles of welded vertices to triangles of the mesh, choosing the normals that match each triangle
     * best.
     */
    int[] unwelded(int[] welded) {
        int[] indices = new int[welded.length];
        for (int i = 0; i < welded.length; i += 3) {
            Vector3f a = at(vertices.get(welded[i]).get(0), 0);
            Vector3f ab = at(vertices.get(welded[i + 1]).get(0), 0).sub(a);
            Vector3f face = ab.cross(at(vertices.get(welded[i + 2]).get(0), 0).sub(a));
            for (int k = i; k < i + 3; k++) {
                indices[k] = best(vertices.get(welded[k]), face);
            }
        }
        return indices;
    }

    private int best(List<Integer> candidates, Vector3f face) {
        int best = candidates.get(0);
        for (int candidate : candidates) {
            if (at(candidate, 3).dot(face) > at(best, 3).dot(face)) {
                best = candidate;
            }
        }
        return best;
    }

    private Vector3f at(int vertex, int offset) {
        int at = vertex * Mesh.STRIDE + offset;
        return new Vector3f(mesh.vertices()[at], mesh.vertices()[at + 1], mesh.vertices()[at + 2]);
    }
}
