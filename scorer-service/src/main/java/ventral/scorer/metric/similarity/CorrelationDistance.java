package ventral.scorer.metric.similarity;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Computes the correlation distance of stimuli: 1 minus Pearson's correlation of their features, from 0 to 2. */
final class CorrelationDistance {

    /** Variances below this fraction of the mean square are rounding errors. */
    private static final double NEGLIGIBLE = 1e-12;

    private CorrelationDistance() {}

    /**
     * Computes the distances of all pairs of stimuli.
     *
     * @param rows (stimuli, features)
     */
    static double[][] of(double[][] rows) {
        DMatrixRMaj centred = new DMatrixRMaj(rows);
        double[] squares = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double mean = Arrays.stream(rows[i]).sum() / rows[i].length;
            for (int k = 0; k < rows[i].length; k++) {
                squares[i] += rows[i][k] * rows[i][k];
                centred.add(i, k, -mean);
            }
        }
        DMatrixRMaj products = new DMatrixRMaj(rows.length, rows.length);
        CommonOps_DDRM.multTransB(centred, centred, products);
        return ofCovariances(products.get2DData(), squares);
    }

    /**
     * Computes the distances of all pairs of stimuli from their inner products.
     *
     * @param raw uncentred inner products
     * @param sums over features, (stimuli)
     */
    static double[][] of(double[][] raw, double[] sums, long featureCount) {
        if (sums.length != raw.length || featureCount < 1) {
            throw new IllegalArgumentException(
                    "%d sums of %d features for %d stimuli".formatted(sums.length, featureCount, raw.length));
        }
        double[][] covariances = new double[raw.length][raw.length];
        double[] squares = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            squares[i] = raw[i][i];
            for (int j = 0; j < raw.length; j++) {
                covariances[i][j] = raw[i][j] - sums[i] * sums[j] / featureCount;
            }
        }
        return ofCovariances(covariances, squares);
    }

    private static double[][] ofCovariances(double[][] covariances, double[] squares) {
        int count = covariances.length;
        for (int i = 0; i < count; i++) {
            boolean varies = covariances[i][i] > NEGLIGIBLE * squares[i]; // also false for NaN
            if (!varies) {
                throw new IllegalArgumentException("the features of row %d are all equal".formatted(i));
            }
        }
        double[][] dissimilarities = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double r = covariances[i][j] / Math.sqrt(covariances[i][i] * covariances[j][j]);
                dissimilarities[i][j] = 1 - Math.max(-1, Math.min(1, r));
                dissimilarities[j][i] = dissimilarities[i][j];
            }
        }
        return dissimilarities;
    }
}
