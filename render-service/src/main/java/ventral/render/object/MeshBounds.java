package ventral.render.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joml.Vector3f;

/**
 * Bounds of a mesh, in the mesh's own axes and units.
 *
 * @param halfExtents half extents of the smallest axis-aligned box around the origin that holds the mesh
 * @param extremes the outermost vertices in many directions; their convex hull is close to that of the mesh
 */
public record MeshBounds(Vector3f halfExtents, List<Vector3f> extremes) {

    private static final int AXES = 24;
    private static final float[] DIRECTIONS = directions();

    public MeshBounds {
        extremes = List.copyOf(extremes);
    }

    static MeshBounds of(float[] vertices) {
        Vector3f half = new Vector3f();
        int[] outermost = new int[2 * AXES];
        float[] reach = new float[2 * AXES];
        Arrays.fill(reach, -Float.MAX_VALUE);
        for (int at = 0; at < vertices.length; at += Mesh.STRIDE) {
            float x = vertices[at];
            float y = vertices[at + 1];
            float z = vertices[at + 2];
            half.set(Math.max(half.x, Math.abs(x)), Math.max(half.y, Math.abs(y)), Math.max(half.z, Math.abs(z)));
            for (int i = 0; i < AXES; i++) {
                float along = x * DIRECTIONS[3 * i] + y * DIRECTIONS[3 * i + 1] + z * DIRECTIONS[3 * i + 2];
                if (along > reach[2 * i]) {
                    reach[2 * i] = along;
                    outermost[2 * i] = at;
                }
                if (-along > reach[2 * i + 1]) {
                    reach[2 * i + 1] = -along;
                    outermost[2 * i + 1] = at;
                }
            }
        }
        List<Vector3f> extremes = new ArrayList<>();
        for (int at : Arrays.stream(outermost).distinct().toArray()) {
            extremes.add(new Vector3f(vertices[at], vertices[at + 1], vertices[at + 2]));
        }
        return new MeshBounds(half, extremes);
    }

    /**
     * Returns the metres per mesh unit, which is also the bounding radius, at which the longest edge of the box is one
     * metre.
     */
    public float radiusOfMetreLongest() {
        return .5f / halfExtents.get(halfExtents.maxComponent());
    }

    /** Returns the pivot as defined by TDW: the centre of the bottom of the box. */
    public Vector3f bottom() {
        return new Vector3f(0, -halfExtents.y, 0);
    }

    /** Returns the distance from a point to the box; 0 inside it. */
    public float distanceTo(Vector3f place) {
        return place.absolute(new Vector3f())
                .sub(halfExtents)
                .max(new Vector3f())
                .length();
    }

    /** Returns directions spread evenly over half the sphere, on a spiral of the golden angle. */
    private static float[] directions() {
        float[] directions = new float[3 * AXES];
        double golden = Math.PI * (3 - Math.sqrt(5));
        for (int i = 0; i < AXES; i++) {
            double y = (i + .5) / AXES;
            double across = Math.sqrt(1 - y * y);
            directions[3 * i] = (float) (across * StrictMath.cos(i * golden));
            directions[3 * i + 1] = (float) y;
            directions[3 * i + 2] = (float) (across * StrictMath.sin(i * golden));
        }
        return directions;
    }
}
