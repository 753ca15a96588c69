package ventral.render.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import ventral.render.scene.Material;
import ventral.render.scene.Mesh;

/** Collects triangles. Normals follow from the faces of the same part that meet at a corner without a sharp edge. */
final class MeshBuilder {

    private static final float COS_CREASE = (float) Math.cos(Math.toRadians(40));

    private record Corner(Vector3f point, int part, int material) {

        /** Corners closer than a hundredth of a millimetre are one. */
        List<Integer> place() {
            return List.of(Math.round(point.x * 1e5f), Math.round(point.y * 1e5f), Math.round(point.z * 1e5f), part);
        }
    }

    private final List<Corner> corners = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>();
    private int part;

    int material(Material material) {
        int known = materials.indexOf(material);
        if (known >= 0) {
            return known;
        }
        materials.add(material);
        return materials.size() - 1;
    }

    /** Normals never blend across parts. */
    void startPart() {
        part++;
    }

    void triangle(Matrix4f place, int material, Vector3f a, Vector3f b, Vector3f c) {
        boolean mirrored = place.determinant3x3() < 0;
        for (Vector3f point : mirrored ? List.of(a, c, b) : List.of(a, b, c)) {
            corners.add(new Corner(place.transformPosition(point, new Vector3f()), part, material));
        }
    }

    Mesh build() {
        centreAndScale();
        List<Vector3f> faces = faceNormals();
        Map<List<Integer>, List<Integer>> facesAt = new HashMap<>();
        for (int i = 0; i < corners.size(); i++) {
            facesAt.computeIfAbsent(corners.get(i).place(), key -> new ArrayList<>())
                    .add(i / 3);
        }
        Map<List<Float>, Integer> known = new HashMap<>();
        List<Float> vertices = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Vector3f face = faces.get(i / 3);
            if (face.lengthSquared() == 0) {
                continue; // of no area: none of its corners is drawn
            }
            List<Float> vertex = vertex(corners.get(i), face, facesAt, faces);
            Integer index = known.putIfAbsent(vertex, known.size());
            if (index == null) {
                vertices.addAll(vertex);
            }
            indices.add(index == null ? known.size() - 1 : index);
        }
        float[] flat = new float[vertices.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = vertices.get(i);
        }
        return new Mesh(flat, indices.stream().mapToInt(Integer::intValue).toArray(), materials);
    }

    private List<Vector3f> faceNormals() {
        List<Vector3f> faces = new ArrayList<>();
        for (int i = 0; i < corners.size(); i += 3) {
            Vector3f a = corners.get(i).point();
            Vector3f ab = corners.get(i + 1).point().sub(a, new Vector3f());
            Vector3f normal = ab.cross(corners.get(i + 2).point().sub(a, new Vector3f()));
            faces.add(normal.lengthSquared() < 1e-16f ? new Vector3f() : normal.normalize());
        }
        return faces;
    }

    private static List<Float> vertex(
            Corner corner, Vector3f face, Map<List<Integer>, List<Integer>> facesAt, List<Vector3f> faces) {
        Vector3f normal = new Vector3f();
        for (int other : facesAt.getOrDefault(corner.place(), List.of())) {
            if (faces.get(other).dot(face) >= COS_CREASE) {
                normal.add(faces.get(other));
            }
        }
        normal.normalize();
        Vector3f p = corner.point();
        // texture runs over the two axes that the face looks least along
        Vector3f along = face.absolute(new Vector3f());
        boolean side = along.x >= along.y && along.x >= along.z;
        float u = side ? p.z : p.x;
        float v = side || along.z > along.y ? p.y : p.z;
        return List.of(p.x, p.y, p.z, normal.x, normal.y, normal.z, u, v, (float) corner.material());
    }

    private void centreAndScale() {
        Vector3f low = new Vector3f(Float.MAX_VALUE);
        Vector3f high = new Vector3f(-Float.MAX_VALUE);
        for (Corner corner : corners) {
            low.min(corner.point());
            high.max(corner.point());
        }
        Vector3f middle = low.add(high).mul(.5f);
        float radius = 0;
        for (Corner corner : corners) {
            radius = Math.max(radius, corner.point().sub(middle).length());
        }
        for (Corner corner : corners) {
            corner.point().div(radius);
        }
    }
}
