package ventral.scorer.metric.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import ventral.scorer.metric.algebra.CentredKernel;
import ventral.scorer.metric.algebra.Eigendecomposition;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.algebra.LinearAlgebra;

/**
 * Coordinates of stimuli in the eigenbasis, in which ridge regression shrinks each coordinate separately. With
 * eigenvalues v, train rows M and centred responses Y, the penalty alpha predicts N (M'Y / (v + alpha)) for other rows
 * N.
 *
 * @param form matrix that was decomposed
 * @param values eigenvalue of each coordinate
 * @param train (train rows, coordinates)
 * @param others (other rows, coordinates)
 */
@SuppressWarnings("ArrayRecordComponent")
record RidgeEigenbasis(DecomposedMatrix form, double[] values, DMatrixRMaj train, DMatrixRMaj others) {

    /** Matrix that was decomposed. */
    enum DecomposedMatrix {
        /**
         * The train rows' centred kernel, K = V v V': M is V, N is the others' kernel times V. Suits any number of
         * features.
         */
        KERNEL,
        /**
         * The covariance of the features X, X'X = W v W': M is X W, N is the others' X W. Suits fewer features than
         * rows.
         */
        COVARIANCE
    }

    /** Decomposes the smaller of the two matrices that are available. */
    static RidgeEigenbasis of(GramMatrix features, int[] train, int[] others) {
        return features.source()
                .features()
                .filter(known -> known[0].length < train.length)
                .map(known -> ofFeatures(known, train, others, features.source().algebra()))
                .orElseGet(() -> ofKernel(
                        CentredKernel.of(features, train, others),
                        features.source().algebra()));
    }

    static RidgeEigenbasis ofKernel(CentredKernel kernel, LinearAlgebra algebra) {
        requireFinite(kernel.train());
        requireFinite(kernel.others());
        int rows = kernel.train().numRows;
        // the intercept's eigenvalue, 0, is moved above all others, so that rounding cannot mix it with another 0
        double trace = CommonOps_DDRM.trace(kernel.train());
        DMatrixRMaj moved = kernel.train().copy();
        CommonOps_DDRM.add(moved, (trace > 0 ? 2 * trace : 1) / rows);
        Eigendecomposition spectrum = algebra.spectrum(moved);
        DMatrixRMaj vectors = CommonOps_DDRM.extract(spectrum.vectors(), 0, rows, 1, rows);
        return new RidgeEigenbasis(
                DecomposedMatrix.KERNEL,
                Arrays.copyOfRange(spectrum.values(), 1, rows),
                vectors,
                product(kernel.others(), vectors, algebra));
    }

    /**
     * Decomposes the covariance of the features.
     *
     * @param features (stimuli, features)
     */
    static RidgeEigenbasis ofFeatures(double[][] features, int[] train, int[] others, LinearAlgebra algebra) {
        double[] means = new double[features[0].length];
        for (int row : train) {
            for (int k = 0; k < means.length; k++) {
                means[k] += features[row][k] / train.length;
            }
        }
        DMatrixRMaj learnt = centred(features, train, means);
        DMatrixRMaj rest = centred(features, others, means);
        requireFinite(learnt);
        requireFinite(rest);
        Eigendecomposition spectrum = algebra.spectrum(algebra.product(CommonOps_DDRM.transpose(learnt, null), learnt));
        return new RidgeEigenbasis(
                DecomposedMatrix.COVARIANCE,
                spectrum.values(),
                algebra.product(learnt, spectrum.vectors()),
                product(rest, spectrum.vectors(), algebra));
    }

    static void requireFinite(DMatrixRMaj matrix) {
        if (IntStream.range(0, matrix.getNumElements()).anyMatch(i -> !Double.isFinite(matrix.get(i)))) {
            throw new IllegalArgumentException("features or responses are not all finite");
        }
    }

    private static DMatrixRMaj centred(double[][] features, int[] rows, double[] means) {
        DMatrixRMaj centred = new DMatrixRMaj(rows.length, means.length);
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < means.length; k++) {
                centred.unsafe_set(i, k, features[rows[i]][k] - means[k]);
            }
        }
        return centred;
    }

    private static DMatrixRMaj product(DMatrixRMaj rows, DMatrixRMaj vectors, LinearAlgebra algebra) {
        return rows.numRows == 0 ? new DMatrixRMaj(0, vectors.numCols) : algebra.product(rows, vectors);
    }
}
