package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import ventral.scorer.metric.FeatureProducts;

/** What is kept of one layer's features, in native memory and double precision. */
sealed interface LayerStore extends FeatureProducts, AutoCloseable permits ProductStore, FeatureStore {

    /** Whether features take less room than their products. */
    static boolean holdsFeatures(int stimulusCount, long featureCount) {
        return featureCount <= stimulusCount / 2;
    }

    /** @param rows features of stimuli from {@code first} on, (N, features) */
    void write(NDArray rows, int first) throws IOException;

    /** To be called once all stimuli are written, and before anything is asked. */
    void finish() throws IOException;

    /** Of each stimulus, the sum of its features. */
    double[] sums();

    @Override
    void close();
}
