package ventral.render.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.object.VertexHash;

/**
 * Collects triangles into a mesh. The normal at a corner comes from the faces of the same part that meet there without
 * a sharp edge.
 */
final class MeshBuilder {

    private static final float COS_CREASE = (float) StrictMath.cos(Math.toRadians(40));

    /** Corners closer than this are merged; meshes have a bounding radius of 1 at that point. */
    private static final float SAME = 2e-5f;

    private static final int MAX_TRIANGLES = 20_000;

    private record Face(Vector3f[] corners, Vector3f normal, int part, int slot) {}

    /** Position of a corner, rounded to {@link #SAME}. */
    private record CornerPosition(int x, int y, int z, int part) {

        static CornerPosition of(Vector3f corner, int part) {
            return new CornerPosition(
                    Math.round(corner.x / SAME), Math.round(corner.y / SAME), Math.round(corner.z / SAME), part);
        }

        @Override
        public int hashCode() {
            return VertexHash.of(x, y, z, part);
        }
    }

    private record Vertex(
            float x, float y, float z, float normalX, float normalY, float normalZ, float u, float v, int slot) {

        @Override
        public int hashCode() {
            return VertexHash.of(x, y, z, normalX, normalY, normalZ, slot);
        }
    }

    private final List<Vector3f[]> triangles = new ArrayList<>();
    private final List<int[]> partAndSlot = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>();
    private int part;

    /** Adds a material and returns its slot. */
    int material(Material material) {
        materials.add(material);
        return materials.size() - 1;
    }

    /**
     * Adds a part. Its normals are never smoothed with those of other parts.
     *
     * @param corners nine floats per triangle
     * @throws ObjectRecipeException if the mesh has too many triangles
     */
    void add(float[] corners, Matrix4f place, int slot) {
        if (triangles.size() + corners.length / 9 > MAX_TRIANGLES) {
            throw new ObjectRecipeException(
                    "the object has more than %d triangles; lower sides, smooth or the number of copies"
                            .formatted(MAX_TRIANGLES));
        }
        boolean mirrored = place.determinant3x3() < 0;
        for (int i = 0; i < corners.length; i += 9) {
            Vector3f a = place.transformPosition(new Vector3f(corners[i], corners[i + 1], corners[i + 2]));
            Vector3f b = place.transformPosition(new Vector3f(corners[i + 3], corners[i + 4], corners[i + 5]));
            Vector3f c = place.transformPosition(new Vector3f(corners[i + 6], corners[i + 7], corners[i + 8]));
            triangles.add(mirrored ? new Vector3f[] {a, c, b} : new Vector3f[] {a, b, c});
            partAndSlot.add(new int[] {part, slot});
        }
        part++;
    }

    /**
     * Builds the mesh.
     *
     * @throws ObjectRecipeException if no added part has an area
     */
    Mesh build() {
        centreAndScale();
        List<Face> faces = faces();
        Map<CornerPosition, List<Vector3f>> normalsAt = new HashMap<>();
        for (Face face : faces) {
            for (Vector3f corner : face.corners()) {
                normalsAt
                        .computeIfAbsent(CornerPosition.of(corner, face.part()), place -> new ArrayList<>(6))
                        .add(face.normal());
            }
        }
        Map<Vertex, Integer> known = new HashMap<>();
        int[] indices = new int[3 * faces.size()];
        int next = 0;
        for (Face face : faces) {
            for (Vector3f corner : face.corners()) {
                Vertex vertex =
                        vertex(corner, face, normalsAt.getOrDefault(CornerPosition.of(corner, face.part()), List.of()));
                Integer index = known.putIfAbsent(vertex, known.size());
                indices[next++] = index == null ? known.size() - 1 : index;
            }
        }
        return new Mesh(flat(known), indices, materials);
    }

    private static float[] flat(Map<Vertex, Integer> known) {
        float[] flat = new float[Mesh.STRIDE * known.size()];
        known.forEach((v, index) -> {
            float[] values = {v.x, v.y, v.z, v.normalX, v.normalY, v.normalZ, v.u, v.v, v.slot};
            System.arraycopy(values, 0, flat, Mesh.STRIDE * index, Mesh.STRIDE);
        });
        return flat;
    }

    /** Returns the faces that have an area. */
    private List<Face> faces() {
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < triangles.size(); i++) {
            Vector3f[] t = triangles.get(i);
            Vector3f normal = t[1].sub(t[0], new Vector3f()).cross(t[2].sub(t[0], new Vector3f()));
            if (normal.lengthSquared() > 1e-16f) {
                faces.add(new Face(
                        t,
                        normal.normalize(),
                        partAndSlot.get(i)[0],
                        partAndSlot.get(i)[1]));
            }
        }
        if (faces.isEmpty()) {
            throw new ObjectRecipeException("no part has an area");
        }
        return faces;
    }

    private static Vertex vertex(Vector3f p, Face face, List<Vector3f> normals) {
        Vector3f normal = new Vector3f();
        for (Vector3f other : normals) {
            if (other.dot(face.normal()) >= COS_CREASE) {
                normal.add(other);
            }
        }
        normal.normalize();
        // the texture runs over the two axes that are most nearly parallel to the face
        Vector3f along = face.normal().absolute(new Vector3f());
        boolean side = along.x >= along.y && along.x >= along.z;
        float u = side ? p.z : p.x;
        float v = side || along.z > along.y ? p.y : p.z;
        return new Vertex(p.x, p.y, p.z, normal.x, normal.y, normal.z, u, v, face.slot());
    }

    private void centreAndScale() {
        Vector3f low = new Vector3f(Float.MAX_VALUE);
        Vector3f high = new Vector3f(-Float.MAX_VALUE);
        for (Vector3f[] triangle : triangles) {
            for (Vector3f corner : triangle) {
                low.min(corner);
                high.max(corner);
            }
        }
        Vector3f middle = low.add(high).mul(.5f);
        float radius = 0;
        for (Vector3f[] triangle : triangles) {
            for (Vector3f corner : triangle) {
                radius = Math.max(radius, corner.sub(middle).length());
            }
        }
        for (Vector3f[] triangle : triangles) {
            for (Vector3f corner : triangle) {
                corner.div(radius);
            }
        }
    }
}
