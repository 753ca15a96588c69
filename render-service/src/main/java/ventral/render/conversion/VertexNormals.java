package ventral.render.conversion;

import java.util.Arrays;

/**
 * Computes normals for corners that have none, from the faces that meet there without a sharp edge, weighted by area.
 */
final class VertexNormals {

    /** Faces with a smaller angle between them are smoothed. */
    private static final float COS_CREASE = (float) StrictMath.cos(StrictMath.toRadians(45));

    /** Corners closer than this, in units of the bounding radius, are merged. */
    private static final float SAME = 1e-5f;

    private VertexNormals() {}

    /**
     * Sets a normal of unit length wherever there is none.
     *
     * @param normals three floats per corner, changed in place
     */
    static void fill(float[] positions, float[] normals) {
        int triangles = positions.length / 9;
        float[] faces = faces(positions);
        int[] place = places(positions);
        int[] next = new int[3 * triangles];
        int[] first = chains(place, next);
        for (int corner = 0; corner < 3 * triangles; corner++) {
            int at = 3 * corner;
            float length = length(normals, at);
            if (length > 1e-6f && Float.isFinite(length)) {
                scale(normals, at, 1 / length);
                continue;
            }
            normals[at] = normals[at + 1] = normals[at + 2] = 0;
            int face = 3 * (corner / 3);
            float own = length(faces, face);
            for (int other = first[place[corner]]; other >= 0; other = next[other]) {
                int met = 3 * (other / 3);
                float cos = dot(faces, face, faces, met);
                if (cos >= COS_CREASE * own * length(faces, met)) {
                    normals[at] += faces[met];
                    normals[at + 1] += faces[met + 1];
                    normals[at + 2] += faces[met + 2];
                }
            }
            scale(normals, at, 1 / length(normals, at));
        }
    }

    /** Returns each face's normal, with a length of twice the face's area. */
    static float[] faces(float[] positions) {
        float[] faces = new float[positions.length / 3];
        for (int i = 0; i < faces.length; i += 3) {
            int a = 3 * i;
            float ux = positions[a + 3] - positions[a];
            float uy = positions[a + 4] - positions[a + 1];
            float uz = positions[a + 5] - positions[a + 2];
            float vx = positions[a + 6] - positions[a];
            float vy = positions[a + 7] - positions[a + 1];
            float vz = positions[a + 8] - positions[a + 2];
            faces[i] = uy * vz - uz * vy;
            faces[i + 1] = uz * vx - ux * vz;
            faces[i + 2] = ux * vy - uy * vx;
        }
        return faces;
    }

    private static int[] places(float[] positions) {
        FloatTupleIndex known = new FloatTupleIndex(3, positions.length / 9);
        int[] places = new int[positions.length / 3];
        float[] rounded = new float[3];
        for (int corner = 0; corner < places.length; corner++) {
            for (int i = 0; i < 3; i++) {
                rounded[i] = Math.round(positions[3 * corner + i] / SAME);
            }
            places[corner] = known.number(rounded, 0);
        }
        return places;
    }

    /** Links the corners at each position. */
    private static int[] chains(int[] place, int[] next) {
        int[] first = new int[place.length];
        Arrays.fill(first, -1);
        for (int corner = place.length - 1; corner >= 0; corner--) {
            next[corner] = first[place[corner]];
            first[place[corner]] = corner;
        }
        return first;
    }

    static float length(float[] v, int at) {
        return (float) Math.sqrt(dot(v, at, v, at));
    }

    static float dot(float[] a, int i, float[] b, int j) {
        return a[i] * b[j] + a[i + 1] * b[j + 1] + a[i + 2] * b[j + 2];
    }

    private static void scale(float[] v, int at, float factor) {
        v[at] *= factor;
        v[at + 1] *= factor;
        v[at + 2] *= factor;
    }
}
