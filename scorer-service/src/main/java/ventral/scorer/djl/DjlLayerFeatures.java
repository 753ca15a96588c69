package ventral.scorer.djl;

import java.io.IOException;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.metric.algebra.GramMatrix;

/**
 * Features of a layer. Only what regressions need is kept in native memory; the features themselves exist only during
 * the forward pass.
 */
final class DjlLayerFeatures implements LayerFeatures {

    /** Recomputes activations with another forward pass. */
    interface ActivationSource {

        float[][] units() throws IOException;

        /**
         * Recomputes the sampled units.
         *
         * @see LayerFeatures#sampledUnits
         */
        float[][] sampledUnits() throws IOException;
    }

    private final String layer;
    private final long featureCount;
    private final LayerFeatureStore store;
    private final ActivationSource looking;

    /**
     * Creates the features of a layer.
     *
     * @param store closed with this
     */
    DjlLayerFeatures(String layer, long featureCount, LayerFeatureStore store, ActivationSource looking) {
        this.layer = layer;
        this.featureCount = featureCount;
        this.store = store;
        this.looking = looking;
    }

    LayerFeatureStore store() {
        return store;
    }

    @Override
    public String layer() {
        return layer;
    }

    @Override
    public long featureCount() {
        return featureCount;
    }

    @Override
    public GramMatrix products() {
        return new GramMatrix(store);
    }

    @Override
    public double[] sums() {
        return store.sums();
    }

    @Override
    public float[][] units() throws IOException {
        return looking.units();
    }

    @Override
    public float[][] sampledUnits() throws IOException {
        return looking.sampledUnits();
    }

    @Override
    public void close() {
        store.close();
    }
}
