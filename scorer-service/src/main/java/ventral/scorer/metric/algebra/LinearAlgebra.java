package ventral.scorer.metric.algebra;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Computes products and eigenvectors of dense matrices with the library that stores the features. Valid for as long as
 * the features are stored.
 */
public interface LinearAlgebra {

    /** Computes in Java, on one core. */
    LinearAlgebra IN_JAVA = new LinearAlgebra() {

        @Override
        public DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
            DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
            CommonOps_DDRM.mult(a, b, product);
            return product;
        }

        @Override
        public Eigendecomposition spectrum(DMatrixRMaj symmetric) {
            return Eigendecomposition.of(symmetric);
        }
    };

    /**
     * Multiplies two matrices.
     *
     * @param a (rows, inner)
     * @param b (inner, columns)
     * @return (rows, columns), a new matrix
     */
    DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b);

    /**
     * Decomposes a symmetric matrix without negative eigenvalues.
     *
     * @throws IllegalArgumentException if the matrix has no eigenvalues, for example because it contains NaN
     */
    Eigendecomposition spectrum(DMatrixRMaj symmetric);
}
