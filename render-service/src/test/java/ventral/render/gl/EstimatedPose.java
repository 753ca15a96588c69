package ventral.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import ventral.render.geometry.Camera;
import ventral.render.geometry.Pose;
import ventral.render.scene.Scene;

/**
 * An object's pose estimated from its pixels alone: each pixel's position on the object, its depth, and the camera's
 * intrinsics. The estimate is the rigid motion between the two sets of points with the least squared error.
 *
 * @param position position of the object's centre in the camera's left-handed frame, metres
 * @param turn rotation from the object's canonical pose
 */
record EstimatedPose(Vector3d position, Matrix3d turn) {

    static EstimatedPose of(GlSceneRenderer renderer, Scene scene, int size) {
        float[][] probe = renderer.probe(scene, size);
        List<Vector3d> object = new ArrayList<>();
        List<Vector3d> camera = new ArrayList<>();
        for (int pixel = 0; pixel < size * size; pixel++) {
            if (probe[0][4 * pixel + 3] > 0) {
                object.add(new Vector3d(probe[0][4 * pixel], probe[0][4 * pixel + 1], -probe[0][4 * pixel + 2])
                        .mul(scene.pose().radius()));
                camera.add(cameraPoint(pixel, probe[1][pixel], size));
            }
        }
        Matrix3d turn = turn(object, camera);
        return new EstimatedPose(mean(camera).sub(turn.transform(mean(object))), turn);
    }

    double metresFrom(Pose pose) {
        return position.distance(new Vector3d(pose.position()));
    }

    /**
     * Returns the angle between this rotation and that of a pose in degrees. The difference of two rotation matrices
     * that are an angle apart has the Frobenius norm sqrt(8) sin(angle / 2).
     */
    double degreesFrom(Pose pose) {
        Matrix3d stated = new Matrix3d().rotation(new Quaterniond(pose.orientation()).normalize());
        Matrix3d difference = stated.sub(turn, new Matrix3d());
        double square = 0;
        for (int column = 0; column < 3; column++) {
            square += difference.getColumn(column, new Vector3d()).lengthSquared();
        }
        return Math.toDegrees(2 * Math.asin(Math.sqrt(square / 8)));
    }

    /**
     * Returns the best rotation. W. Kabsch, A solution for the best rotation to relate two sets of vectors, Acta Cryst.
     * A32 (1976) 922.
     */
    private static Matrix3d turn(List<Vector3d> from, List<Vector3d> to) {
        Vector3d toMean = mean(to);
        Vector3d fromMean = mean(from);
        DMatrixRMaj products = new DMatrixRMaj(3, 3);
        for (int i = 0; i < from.size(); i++) {
            for (int k = 0; k < 9; k++) {
                double a = from.get(i).get(k / 3) - fromMean.get(k / 3);
                double b = to.get(i).get(k % 3) - toMean.get(k % 3);
                products.add(k / 3, k % 3, a * b);
            }
        }
        var svd = DecompositionFactory_DDRM.svd(3, 3, true, true, true);
        svd.decompose(products);
        Matrix3d u = matrix(svd.getU(null, false));
        Matrix3d v = matrix(svd.getV(null, false));
        double[] singular = svd.getSingularValues();
        int least = IntStream.range(0, 3).reduce(0, (best, axis) -> singular[axis] < singular[best] ? axis : best);
        double[] sign = {1, 1, 1};
        sign[least] = Math.signum(v.determinant() * u.determinant());
        return v.scale(sign[0], sign[1], sign[2]).mul(u.transpose());
    }

    private static Matrix3d matrix(DMatrixRMaj m) {
        return new Matrix3d(
                m.get(0, 0),
                m.get(1, 0),
                m.get(2, 0),
                m.get(0, 1),
                m.get(1, 1),
                m.get(2, 1),
                m.get(0, 2),
                m.get(1, 2),
                m.get(2, 2));
    }

    private static Vector3d mean(List<Vector3d> points) {
        Vector3d sum = new Vector3d();
        points.forEach(sum::add);
        return sum.div(points.size());
    }

    private static Vector3d cameraPoint(int pixel, double depth, int size) {
        double z = (double) Camera.NEAR * Camera.FAR / (Camera.FAR - depth * (Camera.FAR - Camera.NEAR));
        double x = (pixel % size + .5) / size * 2 - 1;
        double y = 1 - (pixel / size + .5) / size * 2;
        return new Vector3d(x * z * Camera.TAN_HALF_VIEW, y * z * Camera.TAN_HALF_VIEW, z);
    }
}
