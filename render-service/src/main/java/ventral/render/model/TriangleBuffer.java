package ventral.render.model;

import java.util.Arrays;
import org.joml.Vector3f;

/** A growing buffer of triangles, stored as their corners one after another. */
final class TriangleBuffer {

    private float[] corners = new float[9 * 64];
    private int length;

    void add(Vector3f a, Vector3f b, Vector3f c) {
        if (length + 9 > corners.length) {
            corners = Arrays.copyOf(corners, 2 * corners.length);
        }
        for (Vector3f corner : new Vector3f[] {a, b, c}) {
            corners[length++] = corner.x;
            corners[length++] = corner.y;
            corners[length++] = corner.z;
        }
    }

    /** Adds a quadrilateral as two triangles. */
    void quad(Vector3f a, Vector3f b, Vector3f c, Vector3f d) {
        add(a, b, c);
        add(a, c, d);
    }

    /** Joins rings that have equal numbers of corners. */
    void addRings(Vector3f[][] rings) {
        for (int i = 0; i + 1 < rings.length; i++) {
            int sides = rings[i].length;
            for (int j = 0; j < sides; j++) {
                int k = (j + 1) % sides;
                quad(rings[i][j], rings[i + 1][j], rings[i + 1][k], rings[i][k]);
            }
        }
    }

    /** Closes both ends of the surface that {@link #addRings} joined. */
    void caps(Vector3f[] first, Vector3f[] last) {
        Vector3f start = middle(first);
        Vector3f end = middle(last);
        for (int j = 0; j < first.length; j++) {
            int k = (j + 1) % first.length;
            add(start, first[j], first[k]);
            add(end, last[k], last[j]);
        }
    }

    private static Vector3f middle(Vector3f[] ring) {
        Vector3f middle = new Vector3f();
        for (Vector3f corner : ring) {
            middle.add(corner);
        }
        return middle.div(ring.length);
    }

    /** Returns nine floats per triangle, anticlockwise seen from outside if the surface is closed. */
    float[] facingOut() {
        float[] facing = Arrays.copyOf(corners, length);
        if (volume(facing) < 0) {
            for (int i = 0; i < length; i += 9) {
                for (int k = 0; k < 3; k++) {
                    float swapped = facing[i + 3 + k];
                    facing[i + 3 + k] = facing[i + 6 + k];
                    facing[i + 6 + k] = swapped;
                }
            }
        }
        return facing;
    }

    /** Returns the enclosed volume, which is negative if the triangles face inwards (the divergence theorem on x/3). */
    static double volume(float[] triangles) {
        double sum = 0;
        Vector3f a = new Vector3f();
        Vector3f b = new Vector3f();
        Vector3f c = new Vector3f();
        for (int i = 0; i < triangles.length; i += 9) {
            a.set(triangles[i], triangles[i + 1], triangles[i + 2]);
            b.set(triangles[i + 3], triangles[i + 4], triangles[i + 5]);
            c.set(triangles[i + 6], triangles[i + 7], triangles[i + 8]);
            sum += a.dot(b.cross(c));
        }
        return sum / 6;
    }
}
