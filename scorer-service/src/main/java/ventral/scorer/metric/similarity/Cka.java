package ventral.scorer.metric.similarity;

import org.ejml.data.DMatrixRMaj;
import ventral.scorer.metric.algebra.CentredKernel;
import ventral.scorer.metric.algebra.GramMatrix;

/**
 * Linear centred kernel alignment (Kornblith et al. 2019, ICML): the similarity of two sets of features of the same
 * stimuli. It is invariant to orthogonal transformations and isotropic scaling.
 */
public final class Cka {

    private Cka() {}

    /**
     * Returns the biased estimate, ⟨HKH, HLH⟩ / (|HKH| |HLH|), between 0 and 1. It is too large for few stimuli.
     *
     * @return NaN if either has no variance
     * @throws IllegalArgumentException if the two have different numbers of stimuli
     */
    public static double biased(GramMatrix k, GramMatrix l) {
        requireSameSize(k, l);
        DMatrixRMaj a = CentredKernel.ofAll(k);
        DMatrixRMaj b = CentredKernel.ofAll(l);
        return dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
    }

    /**
     * Returns the unbiased estimate, based on the unbiased estimator of the Hilbert-Schmidt independence criterion
     * (Song et al. 2012, JMLR 13:1393, equation 5). Unrelated features have 0 on average, and single values can be
     * negative.
     *
     * @return 0 if the estimate of either's own variance is not positive
     * @throws IllegalArgumentException if the two have different numbers of stimuli, or fewer than 4
     */
    public static double unbiased(GramMatrix k, GramMatrix l) {
        requireSameSize(k, l);
        if (k.products().length < 4) {
            throw new IllegalArgumentException(
                    "%d stimuli; the unbiased estimate needs at least 4".formatted(k.products().length));
        }
        // centring does not change the estimate, but avoids cancellation with a large common mean
        double[][] a = CentredKernel.ofAll(k).get2DData();
        double[][] b = CentredKernel.ofAll(l).get2DData();
        double variances = independence(a, a) * independence(b, b);
        return variances > 0 ? independence(a, b) / Math.sqrt(variances) : 0;
    }

    private static double dot(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    private static double independence(double[][] a, double[][] b) {
        double n = a.length;
        double products = 0;
        double sumA = 0;
        double sumB = 0;
        double rowProducts = 0;
        for (int i = 0; i < a.length; i++) {
            double rowA = 0;
            double rowB = 0;
            for (int j = 0; j < a.length; j++) {
                if (j != i) {
                    products += a[i][j] * b[i][j];
                    rowA += a[i][j];
                    rowB += b[i][j];
                }
            }
            sumA += rowA;
            sumB += rowB;
            rowProducts += rowA * rowB;
        }
        return (products + sumA * sumB / ((n - 1) * (n - 2)) - 2 * rowProducts / (n - 2)) / (n * (n - 3));
    }

    private static void requireSameSize(GramMatrix k, GramMatrix l) {
        if (k.products().length != l.products().length) {
            throw new IllegalArgumentException(
                    "features of %d stimuli and of %d".formatted(k.products().length, l.products().length));
        }
    }
}
