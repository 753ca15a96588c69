package ventral.render.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3f;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;

/** Combines simple solids into a mesh, which is then scaled about the centre of its bounding box to the unit sphere. */
public final class TestMeshBuilder {

    private final List<Vector3f> corners = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>(List.of(plain(1)));

    public static Material plain(float grey) {
        Colour colour = new Colour(grey, grey, grey);
        return new Material(colour, colour, Material.PLAIN, 1, .5f, 0);
    }

    /** Sets the material of the solids that follow. */
    public TestMeshBuilder of(Material material) {
        if (corners.isEmpty()) {
            materials.clear();
        }
        materials.add(material);
        return this;
    }

    /** Adds a box with a centre and half extents. */
    public TestMeshBuilder box(Vector3f centre, Vector3f half) {
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                Vector3f out = new Vector3f().setComponent(axis, sign);
                Vector3f u = new Vector3f().setComponent((axis + 1) % 3, sign);
                Vector3f v = new Vector3f().setComponent((axis + 2) % 3, 1);
                quad(
                        new Vector3f(out).sub(u).sub(v).mul(half).add(centre),
                        new Vector3f(out).add(u).sub(v).mul(half).add(centre),
                        new Vector3f(out).add(u).add(v).mul(half).add(centre),
                        new Vector3f(out).sub(u).add(v).mul(half).add(centre));
            }
        }
        return this;
    }

    /** Adds a profile of (radius, height) pairs rotated about y. */
    public TestMeshBuilder lathe(int segments, float... profile) {
        for (int i = 0; i < segments; i++) {
            for (int k = 0; k + 3 < profile.length; k += 2) {
                quad(
                        ring(i, segments, profile, k),
                        ring(i, segments, profile, k + 2),
                        ring(i + 1, segments, profile, k + 2),
                        ring(i + 1, segments, profile, k));
            }
        }
        return this;
    }

    public TestMeshBuilder sphere() {
        float[] profile = new float[50];
        for (int k = 0; k < 25; k++) {
            profile[2 * k] = (float) Math.sin(Math.PI * k / 24);
            profile[2 * k + 1] = (float) -Math.cos(Math.PI * k / 24);
        }
        return lathe(48, profile);
    }

    public Mesh mesh() {
        Vector3f low = new Vector3f(Float.MAX_VALUE);
        Vector3f high = new Vector3f(-Float.MAX_VALUE);
        corners.forEach(corner -> {
            low.min(corner);
            high.max(corner);
        });
        Vector3f middle = low.add(high, new Vector3f()).div(2);
        float radius =
                (float) corners.stream().mapToDouble(middle::distance).max().orElseThrow();
        float[] vertices = new float[corners.size() * Mesh.STRIDE];
        for (int i = 0; i < corners.size(); i++) {
            Vector3f place = corners.get(i).sub(middle, new Vector3f()).div(radius);
            Vector3f normal = place.normalize(new Vector3f());
            for (int axis = 0; axis < 3; axis++) {
                vertices[i * Mesh.STRIDE + axis] = place.get(axis);
                vertices[i * Mesh.STRIDE + 3 + axis] = normal.get(axis);
            }
            vertices[i * Mesh.STRIDE + Mesh.STRIDE - 1] = slots.get(i);
        }
        return new Mesh(vertices, IntStream.range(0, corners.size()).toArray(), materials);
    }

    /** Returns a library with one category and one identity per mesh. */
    public static ObjectLibrary library(Mesh... meshes) {
        List<ObjectModel> models = new ArrayList<>();
        for (Mesh mesh : meshes) {
            models.add(new ObjectModel("solid-" + models.size(), 0, models.size(), mesh, null));
        }
        return new ObjectLibrary("solids", List.of("solid"), models, List.of());
    }

    private static Vector3f ring(int i, int segments, float[] profile, int at) {
        double angle = 2 * Math.PI * i / segments;
        return new Vector3f(
                (float) (profile[at] * Math.sin(angle)), profile[at + 1], (float) (profile[at] * Math.cos(angle)));
    }

    private void quad(Vector3f a, Vector3f b, Vector3f c, Vector3f d) {
        for (Vector3f corner : List.of(a, b, c, a, c, d)) {
            corners.add(corner);
            slots.add(materials.size() - 1);
        }
    }
}
