package ventral.scorer.metric.algebra;

import static org.ejml.dense.row.CommonOps_DDRM.mult;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Projects features on the principal components of other images' features, as Brain-Score's {@code LayerPCA} does
 * before it chooses layers. It does not need the features themselves. With the calibration images' centred kernel V Λ
 * V', a stimulus with centred products k has the projections k V Λ^(-1/2).
 */
public final class PrincipalComponents {

    /** Components with a smaller fraction of the first one's variance are rounding errors. */
    private static final double NEGLIGIBLE = 1e-12;

    private PrincipalComponents() {}

    /**
     * Returns the inner products of the stimuli's projections, centred by the mean of the calibration images.
     * Components without variance have no direction and are left out; n calibration images have at most n - 1
     * components.
     *
     * @param whole inner products of stimuli and calibration images with one another
     * @param stimuli rows of {@code whole}
     * @param calibration rows of {@code whole}
     * @param componentCount at most the number of calibration images
     */
    public static GramMatrix project(GramMatrix whole, int[] stimuli, int[] calibration, int componentCount) {
        if (componentCount < 1 || componentCount > calibration.length) {
            throw new IllegalArgumentException(
                    "%d components of %d images; there must be at least 1 and at most one per image"
                            .formatted(componentCount, calibration.length));
        }
        CentredKernel kernel = CentredKernel.of(whole, calibration, stimuli);
        Eigendecomposition spectrum = Eigendecomposition.of(kernel.train());
        double[] variances = spectrum.values();
        int count = 0;
        while (count < componentCount && variances[count] > NEGLIGIBLE * variances[0]) {
            count++;
        }
        if (count == 0) {
            return new GramMatrix(new double[stimuli.length][stimuli.length]);
        }
        DMatrixRMaj axes = CommonOps_DDRM.extract(spectrum.vectors(), 0, calibration.length, 0, count);
        for (int i = 0; i < axes.numRows; i++) {
            for (int k = 0; k < count; k++) {
                axes.set(i, k, axes.get(i, k) / Math.sqrt(variances[k]));
            }
        }
        DMatrixRMaj projections = new DMatrixRMaj(stimuli.length, count);
        mult(kernel.others(), axes, projections);
        DMatrixRMaj products = new DMatrixRMaj(stimuli.length, stimuli.length);
        CommonOps_DDRM.multTransB(projections, projections, products);
        return new GramMatrix(products.get2DData(), whole.source().algebra());
    }
}
