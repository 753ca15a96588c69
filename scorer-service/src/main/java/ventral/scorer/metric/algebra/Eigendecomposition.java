package ventral.scorer.metric.algebra;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix without negative eigenvalues.
 *
 * @param values in descending order; values that rounding made negative are 0
 * @param vectors (rows, values), of unit length
 */
@SuppressWarnings("ArrayRecordComponent")
public record Eigendecomposition(double[] values, DMatrixRMaj vectors) {

    /**
     * Decomposes a matrix in Java.
     *
     * @throws IllegalArgumentException if the matrix has no eigenvalues, for example because it contains NaN
     */
    static Eigendecomposition of(DMatrixRMaj symmetric) {
        int size = symmetric.numRows;
        var decomposition = DecompositionFactory_DDRM.eig(size, true, true);
        if (MatrixFeatures_DDRM.hasUncountable(symmetric) || !decomposition.decompose(symmetric.copy())) {
            throw new IllegalArgumentException(
                    "the inner products have no eigenvalues; check that all features are finite");
        }
        double[] values = new double[size];
        DMatrixRMaj vectors = new DMatrixRMaj(size, size);
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        k -> -decomposition.getEigenvalue(k).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < size; k++) {
            values[k] = Math.max(0, decomposition.getEigenvalue(order[k]).getReal());
            CommonOps_DDRM.insert(decomposition.getEigenVector(order[k]), vectors, 0, k);
        }
        return new Eigendecomposition(values, vectors);
    }
}
