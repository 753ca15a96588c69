package ventral.scorer.metric.algebra;

import org.ejml.data.DMatrixRMaj;

/**
 * Computes the participation ratio of features over stimuli, (Σλ)² / Σλ² with the eigenvalues λ of their covariance. It
 * equals the number of eigenvalues if they are equal, and approaches 1 as the first dominates the others (Elmoznino and
 * Bonner 2024, PLOS Comput. Biol. 20:e1011792). Traces suffice, so no matrix is decomposed.
 */
public final class EffectiveDimensionality {

    private EffectiveDimensionality() {}

    /**
     * Returns the participation ratio, from 1 to one less than the number of stimuli; NaN if the features do not vary.
     */
    public static double of(GramMatrix features) {
        return features.source()
                .features()
                .map(known -> ofSymmetric(covariance(known, features.source().algebra())))
                .orElseGet(() -> ofSymmetric(CentredKernel.ofAll(features)));
    }

    private static double ofSymmetric(DMatrixRMaj matrix) {
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < matrix.numRows; i++) {
            trace += matrix.get(i, i);
        }
        for (int i = 0; i < matrix.getNumElements(); i++) {
            squares += matrix.get(i) * matrix.get(i);
        }
        return trace * trace / squares;
    }

    /** Returns the unnormalised covariance, sums of squares and products about the means, (features, features). */
    private static DMatrixRMaj covariance(double[][] features, LinearAlgebra algebra) {
        DMatrixRMaj centred = new DMatrixRMaj(features);
        DMatrixRMaj transposed = new DMatrixRMaj(centred.numCols, centred.numRows);
        for (int k = 0; k < centred.numCols; k++) {
            double mean = 0;
            for (double[] row : features) {
                mean += row[k] / features.length;
            }
            for (int i = 0; i < features.length; i++) {
                centred.add(i, k, -mean);
                transposed.set(k, i, centred.get(i, k));
            }
        }
        return algebra.product(transposed, centred);
    }
}
