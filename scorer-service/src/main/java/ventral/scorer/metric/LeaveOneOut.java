package ventral.scorer.metric;

import static org.ejml.dense.row.CommonOps_MT_DDRM.mult;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Ridge regressions of every penalty from one eigendecomposition, and how each would err on every row if it had learned
 * from all the others: with the coefficients C = G⁻¹ Y of G = K + alpha I, the error of row i is C_i / (G⁻¹)_ii, where the
 * direction of the intercept is left out of G⁻¹ (Rifkin and Lippert 2007, MIT-CSAIL-TR-2007-025; scikit-learn's
 * {@code RidgeCV(cv=None)}).
 *
 * @param values eigenvalues of the kernel, without the intercept's
 * @param vectors (rows, values)
 * @param targets the responses along the vectors, (values, neuroids)
 */
@SuppressWarnings("ArrayRecordComponent")
record LeaveOneOut(double[] values, DMatrixRMaj vectors, DMatrixRMaj targets) {

    /**
     * @param kernel centred, (rows, rows)
     * @param targets centred, (rows, neuroids)
     */
    static LeaveOneOut of(DMatrixRMaj kernel, DMatrixRMaj targets) {
        int rows = kernel.numRows;
        // the intercept's eigenvalue, 0, is moved above all others, so that rounding cannot mix it with another 0
        double trace = CommonOps_DDRM.trace(kernel);
        DMatrixRMaj moved = kernel.copy();
        CommonOps_DDRM.add(moved, (trace > 0 ? 2 * trace : 1) / rows);
        Spectrum spectrum = Spectrum.of(moved);
        DMatrixRMaj vectors = CommonOps_DDRM.extract(spectrum.vectors(), 0, rows, 1, rows);
        DMatrixRMaj along = new DMatrixRMaj(rows - 1, targets.numCols);
        CommonOps_DDRM.multTransA(vectors, targets, along);
        return new LeaveOneOut(Arrays.copyOfRange(spectrum.values(), 1, rows), vectors, along);
    }

    /** The first of the penalties of which the mean squared error, over rows and neuroids, is least. */
    double best(double[] alphas) {
        double best = alphas[0];
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : alphas) {
            double error = meanSquaredError(alpha);
            if (error < least) {
                least = error;
                best = alpha;
            }
        }
        return best;
    }

    double meanSquaredError(double alpha) {
        DMatrixRMaj coefficients = coefficients(alpha);
        double sum = 0;
        for (int i = 0; i < vectors.numRows; i++) {
            double diagonal = 0;
            for (int k = 0; k < values.length; k++) {
                double along = vectors.unsafe_get(i, k);
                diagonal += along * along / (values[k] + alpha);
            }
            double squares = 0;
            for (int j = 0; j < coefficients.numCols; j++) {
                squares += coefficients.get(i, j) * coefficients.get(i, j);
            }
            sum += squares / (diagonal * diagonal);
        }
        return sum / coefficients.getNumElements();
    }

    /** (rows, neuroids) */
    DMatrixRMaj coefficients(double alpha) {
        DMatrixRMaj shrunk = targets.copy();
        for (int k = 0; k < values.length; k++) {
            for (int j = 0; j < shrunk.numCols; j++) {
                shrunk.set(k, j, shrunk.get(k, j) / (values[k] + alpha));
            }
        }
        DMatrixRMaj coefficients = new DMatrixRMaj(vectors.numRows, shrunk.numCols);
        mult(vectors, shrunk, coefficients);
        return coefficients;
    }
}
