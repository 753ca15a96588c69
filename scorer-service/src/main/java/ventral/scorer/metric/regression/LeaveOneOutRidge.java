package ventral.scorer.metric.regression;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import ventral.scorer.metric.algebra.LinearAlgebra;

/**
 * Computes ridge regressions for all penalties from one decomposition, and their leave-one-out errors on the train rows
 * without refitting. The error of row i is its residual divided by 1 - h_ii, where the hat matrix H includes the
 * unpenalised intercept. In the kernel form it is C_i / (G⁻¹)_ii with G = K + alpha I and C = G⁻¹Y, without the
 * direction of the intercept in G⁻¹ (Rifkin and Lippert 2007, MIT-CSAIL-TR-2007-025; scikit-learn's {@code
 * RidgeCV(cv=None)}). All penalties and neuroids are computed as a few large products.
 *
 * @param targets centred responses to the train rows, (train rows, neuroids)
 * @param along responses in the eigenbasis, (modes, neuroids)
 */
record LeaveOneOutRidge(RidgeEigenbasis modes, DMatrixRMaj targets, DMatrixRMaj along, LinearAlgebra algebra) {

    /** Number of columns (penalties times neuroids) computed at a time, which bounds the memory of a product. */
    private static final int COLUMNS = 2048;

    /**
     * Projects the responses on the eigenbasis.
     *
     * @param targets centred, (train rows, neuroids)
     */
    static LeaveOneOutRidge of(RidgeEigenbasis modes, DMatrixRMaj targets, LinearAlgebra algebra) {
        RidgeEigenbasis.requireFinite(targets);
        return new LeaveOneOutRidge(
                modes, targets, algebra.product(CommonOps_DDRM.transpose(modes.train(), null), targets), algebra);
    }

    /** Returns the penalty with the smallest mean squared error over rows and neuroids; ties go to the first. */
    double best(double[] alphas) {
        double[] errors = meanSquaredErrors(alphas);
        int best = 0;
        for (int a = 1; a < alphas.length; a++) {
            if (errors[a] < errors[best] || Double.isNaN(errors[best])) {
                best = a;
            }
        }
        return alphas[best];
    }

    /** Returns the mean squared error of each penalty, over rows and neuroids. */
    double[] meanSquaredErrors(double[] alphas) {
        DMatrixRMaj leverages = leverages(alphas);
        double[] errors = new double[alphas.length];
        int atATime = Math.max(1, COLUMNS / targets.numCols);
        for (int first = 0; first < alphas.length; first += atATime) {
            int end = Math.min(alphas.length, first + atATime);
            DMatrixRMaj fitted = fitted(alphas, first, end);
            for (int a = first; a < end; a++) {
                errors[a] = squaredError(fitted, (a - first) * targets.numCols, leverages, a);
            }
        }
        return errors;
    }

    /** Predicts the centred responses to the other rows, (other rows, neuroids). */
    DMatrixRMaj predictions(double alpha) {
        return algebra.product(modes.others(), shrunk(new double[] {alpha}, 0, 1));
    }

    /** Sums M_ik² / (v_k + alpha) over k, (train rows, penalties). */
    private DMatrixRMaj leverages(double[] alphas) {
        DMatrixRMaj squares = modes.train().createLike();
        CommonOps_DDRM.elementMult(modes.train(), modes.train(), squares);
        DMatrixRMaj shares = new DMatrixRMaj(modes.values().length, alphas.length);
        for (int k = 0; k < shares.numRows; k++) {
            for (int a = 0; a < alphas.length; a++) {
                shares.unsafe_set(k, a, 1 / (modes.values()[k] + alphas[a]));
            }
        }
        return algebra.product(squares, shares);
    }

    /** Returns fitted values, (train rows, penalties times neuroids), the neuroids of one penalty after the other. */
    private DMatrixRMaj fitted(double[] alphas, int first, int end) {
        return algebra.product(modes.train(), shrunk(alphas, first, end));
    }

    private DMatrixRMaj shrunk(double[] alphas, int first, int end) {
        int width = along.numCols;
        DMatrixRMaj shrunk = new DMatrixRMaj(along.numRows, (end - first) * width);
        for (int k = 0; k < along.numRows; k++) {
            for (int a = first; a < end; a++) {
                double share = 1 / (modes.values()[k] + alphas[a]);
                for (int j = 0; j < width; j++) {
                    shrunk.unsafe_set(k, (a - first) * width + j, share * along.unsafe_get(k, j));
                }
            }
        }
        return shrunk;
    }

    private double squaredError(DMatrixRMaj fitted, int firstColumn, DMatrixRMaj leverages, int penalty) {
        double sum = 0;
        for (int i = 0; i < targets.numRows; i++) {
            double leverage = leverages.unsafe_get(i, penalty);
            double squares = 0;
            for (int j = 0; j < targets.numCols; j++) {
                double fit = fitted.unsafe_get(i, firstColumn + j);
                double residual = switch (modes.form()) {
                    case KERNEL -> fit;
                    case COVARIANCE -> targets.unsafe_get(i, j) - fit;
                };
                squares += residual * residual;
            }
            double left = switch (modes.form()) {
                case KERNEL -> leverage;
                case COVARIANCE -> 1 - 1. / targets.numRows - leverage;
            };
            sum += squares / (left * left);
        }
        return sum / targets.getNumElements();
    }
}
