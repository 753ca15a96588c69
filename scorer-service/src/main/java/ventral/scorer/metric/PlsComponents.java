package ventral.scorer.metric;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The components that NIPALS finds, written in terms of the train rows: with the features X, the weights are X'Z.
 *
 * @param weights Z, (rows, components)
 * @param kernelScores K T with the kernel K = X X' and the scores T, (rows, components)
 * @param squaredScores t't of each component
 * @param responseLoadings Q, (neuroids, components)
 */
@SuppressWarnings("ArrayRecordComponent")
record PlsComponents(
        DMatrixRMaj weights, DMatrixRMaj kernelScores, double[] squaredScores, DMatrixRMaj responseLoadings) {

    private static final double EPSILON = Math.ulp(1.0);

    /** Scores shorter than this share of the features' whole variance are rounding errors. */
    private static final double NEGLIGIBLE = 1e-10;

    /** @param targets centred responses, (rows, neuroids); used up */
    static PlsComponents of(DMatrixRMaj kernel, DMatrixRMaj targets, int wanted) {
        int rows = targets.numRows;
        int neuroids = targets.numCols;
        var found = new PlsComponents(
                new DMatrixRMaj(rows, wanted),
                new DMatrixRMaj(rows, wanted),
                new double[wanted],
                new DMatrixRMaj(neuroids, wanted));
        DMatrixRMaj scores = new DMatrixRMaj(rows, wanted);
        DMatrixRMaj kernelTargets = new DMatrixRMaj(rows, neuroids);
        mult(kernel, targets, kernelTargets);
        DMatrixRMaj covariance = new DMatrixRMaj(neuroids, neuroids);
        multTransA(targets, kernelTargets, covariance);
        for (int a = 0; a < wanted; a++) {
            int start = firstVarying(targets);
            if (start < 0
                    || !found.add(a, kernel, targets, covariance, scores, DominantDirection.of(covariance, start))) {
                return found.first(a);
            }
        }
        return found;
    }

    int count() {
        return weights.numCols;
    }

    /** False, and nothing is added, if the features have no component left. */
    private boolean add(
            int a,
            DMatrixRMaj kernel,
            DMatrixRMaj targets,
            DMatrixRMaj covariance,
            DMatrixRMaj scores,
            DMatrixRMaj direction) {
        int rows = targets.numRows;
        DMatrixRMaj z = new DMatrixRMaj(rows, 1);
        mult(targets, direction, z);
        DMatrixRMaj t = new DMatrixRMaj(rows, 1);
        mult(kernel, z, t);
        double norm = Math.sqrt(CommonOps_DDRM.dot(z, t));
        CommonOps_DDRM.divide(z, norm);
        CommonOps_DDRM.divide(t, norm);
        orthogonalise(t, scores, a);
        double tt = CommonOps_DDRM.dot(t, t);
        double unit = Math.sqrt(CommonOps_DDRM.dot(z, z)) * CommonOps_DDRM.trace(kernel);
        boolean isFound = Math.sqrt(tt) > NEGLIGIBLE * unit; // false, too, for NaN
        if (!isFound) {
            return false;
        }
        DMatrixRMaj q = new DMatrixRMaj(targets.numCols, 1);
        multTransA(targets, t, q);
        CommonOps_DDRM.divide(q, tt);
        DMatrixRMaj kt = new DMatrixRMaj(rows, 1);
        mult(kernel, t, kt);

        // Y becomes Y - t q', so Y'KY loses b q' + q b' and regains (t'Kt) q q'
        DMatrixRMaj b = new DMatrixRMaj(targets.numCols, 1);
        multTransA(targets, kt, b);
        CommonOps_DDRM.multAddTransB(-1, b, q, covariance);
        CommonOps_DDRM.multAddTransB(-1, q, b, covariance);
        CommonOps_DDRM.multAddTransB(CommonOps_DDRM.dot(t, kt), q, q, covariance);
        CommonOps_DDRM.multAddTransB(-1, t, q, targets);

        CommonOps_DDRM.insert(t, scores, 0, a);
        CommonOps_DDRM.insert(z, weights, 0, a);
        CommonOps_DDRM.insert(kt, kernelScores, 0, a);
        CommonOps_DDRM.insert(q, responseLoadings, 0, a);
        squaredScores[a] = tt;
        return true;
    }

    /** Takes what t shares with earlier scores out of it. */
    private void orthogonalise(DMatrixRMaj t, DMatrixRMaj scores, int count) {
        double[] shares = new double[count];
        for (int b = 0; b < count; b++) {
            for (int i = 0; i < t.numRows; i++) {
                shares[b] += scores.get(i, b) * t.get(i) / squaredScores[b];
            }
        }
        for (int b = 0; b < count; b++) {
            for (int i = 0; i < t.numRows; i++) {
                t.set(i, t.get(i) - shares[b] * scores.get(i, b));
            }
        }
    }

    private PlsComponents first(int count) {
        return new PlsComponents(
                first(count, weights), first(count, kernelScores), squaredScores, first(count, responseLoadings));
    }

    private static DMatrixRMaj first(int count, DMatrixRMaj matrix) {
        return count == 0
                ? new DMatrixRMaj(matrix.numRows, 0)
                : CommonOps_DDRM.extract(matrix, 0, matrix.numRows, 0, count);
    }

    /** The column that NIPALS starts from, -1 if no column varies any more; columns of mere rounding errors are set to 0. */
    private static int firstVarying(DMatrixRMaj targets) {
        int first = -1;
        for (int j = 0; j < targets.numCols; j++) {
            double largest = 0;
            for (int i = 0; i < targets.numRows; i++) {
                largest = Math.max(largest, Math.abs(targets.get(i, j)));
            }
            if (largest < 10 * EPSILON) {
                for (int i = 0; i < targets.numRows; i++) {
                    targets.set(i, j, 0);
                }
            } else if (first < 0) {
                first = j;
            }
        }
        return first;
    }
}
