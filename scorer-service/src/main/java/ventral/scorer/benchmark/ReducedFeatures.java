package ventral.scorer.benchmark;

import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.PrincipalComponents;

/** A layer's features, projected on the principal components of what it makes of other pictures. */
record ReducedFeatures(String layer, long featureCount, GramMatrix products) implements LayerFeatures {

    /** @param whole features of the stimuli, and after them of the calibration's pictures */
    static LayerFeatures of(LayerFeatures whole, int stimulusCount, Calibration calibration) {
        if (whole.featureCount() <= calibration.componentCount()) {
            return whole;
        }
        GramMatrix projected = PrincipalComponents.project(
                whole.products(),
                Rows.range(0, stimulusCount),
                Rows.range(stimulusCount, stimulusCount + calibration.pictureCount()),
                calibration.componentCount());
        return new ReducedFeatures(whole.layer(), calibration.componentCount(), projected);
    }

    @Override
    public double[] sums() {
        throw new IllegalStateException("projections are known by their products alone");
    }

    @Override
    public float[][] units() {
        throw new IllegalStateException("projections are known by their products alone");
    }
}
