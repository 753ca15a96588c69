package ventral.scorer.evaluation;

import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.algebra.MatrixSlices;
import ventral.scorer.metric.algebra.PrincipalComponents;
import ventral.scorer.score.PcaCalibration;

/** Features of a layer, projected on the principal components of its features of other images. */
record PcaLayerFeatures(String layer, long featureCount, GramMatrix products) implements LayerFeatures {

    /**
     * Projects features on the calibration's principal components; returns them unchanged if there are no more features
     * than components.
     *
     * @param whole features of the stimuli, followed by those of the calibration images
     */
    static LayerFeatures of(LayerFeatures whole, int stimulusCount, PcaCalibration calibration) {
        if (whole.featureCount() <= calibration.componentCount()) {
            return whole;
        }
        GramMatrix projected = PrincipalComponents.project(
                whole.products(),
                MatrixSlices.range(0, stimulusCount),
                MatrixSlices.range(stimulusCount, stimulusCount + calibration.pictureCount()),
                calibration.componentCount());
        return new PcaLayerFeatures(whole.layer(), calibration.componentCount(), projected);
    }

    @Override
    public double[] sums() {
        throw new IllegalStateException("projections have only inner products");
    }

    @Override
    public float[][] units() {
        throw new IllegalStateException("projections are known by their products alone");
    }
}
