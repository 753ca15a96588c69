package ventral.render.symmetry;

import java.util.List;
import ventral.render.object.Mesh;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Points on a model's surface, spread evenly over its area, and their display-referred colours.
 *
 * @param positions three floats per point
 * @param colours three floats per point, 0 to 1
 * @param surfaces material index of each point
 */
@SuppressWarnings("ArrayRecordComponent")
record SurfacePoints(float[] positions, float[] colours, int[] surfaces) {

    int count() {
        return surfaces.length;
    }

    /**
     * Samples points on a mesh.
     *
     * @param looks appearance of each of the mesh's materials
     */
    static SurfacePoints of(Mesh mesh, List<MaterialAppearance> looks, int count, CounterBasedRandom draws) {
        double[] upTo = areasUpTo(mesh);
        SurfacePoints points = new SurfacePoints(new float[3 * count], new float[3 * count], new int[count]);
        int triangle = 0;
        for (int i = 0; i < count; i++) {
            // stratified, one point in each of count equal parts of the area, and therefore in increasing order
            double area = (i + draws.nextFloat()) / count * upTo[upTo.length - 1];
            while (triangle < upTo.length - 1 && upTo[triangle] < area) {
                triangle++;
            }
            float root = (float) Math.sqrt(draws.nextFloat());
            float b = draws.nextFloat();
            points.put(i, mesh, triangle, new float[] {1 - root, root * (1 - b), root * b}, looks);
        }
        return points;
    }

    /** Returns, for each triangle, the cumulative area of it and the triangles before it. */
    private static double[] areasUpTo(Mesh mesh) {
        double[] upTo = new double[mesh.indices().length / 3];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += area(mesh, i);
            upTo[i] = sum;
        }
        return upTo;
    }

    private static double area(Mesh mesh, int triangle) {
        float[] v = mesh.vertices();
        int a = Mesh.STRIDE * mesh.indices()[3 * triangle];
        int b = Mesh.STRIDE * mesh.indices()[3 * triangle + 1];
        int c = Mesh.STRIDE * mesh.indices()[3 * triangle + 2];
        double ux = v[b] - v[a];
        double uy = v[b + 1] - v[a + 1];
        double uz = v[b + 2] - v[a + 2];
        double wx = v[c] - v[a];
        double wy = v[c + 1] - v[a + 1];
        double wz = v[c + 2] - v[a + 2];
        double x = uy * wz - uz * wy;
        double y = uz * wx - ux * wz;
        double z = ux * wy - uy * wx;
        return Math.sqrt(x * x + y * y + z * z) / 2;
    }

    private void put(int point, Mesh mesh, int triangle, float[] weights, List<MaterialAppearance> looks) {
        float[] v = mesh.vertices();
        float across = 0;
        float down = 0;
        for (int corner = 0; corner < 3; corner++) {
            int at = Mesh.STRIDE * mesh.indices()[3 * triangle + corner];
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * point + axis] += weights[corner] * v[at + axis];
            }
            across += weights[corner] * v[at + 6];
            down += weights[corner] * v[at + 7];
        }
        surfaces[point] = (int) v[Mesh.STRIDE * mesh.indices()[3 * triangle] + 8];
        looks.get(surfaces[point]).put(across, down, colours, 3 * point);
    }
}
