package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import ventral.scorer.metric.algebra.FeatureProducts;

/** Keeps the features of one layer, or their inner products, in native memory in double precision. */
sealed interface LayerFeatureStore extends FeatureProducts, AutoCloseable permits GramMatrixStore, FeatureMatrixStore {

    /** Returns whether the features take less memory than their inner products. */
    static boolean isSmallerThanGramMatrix(int stimulusCount, long featureCount) {
        return featureCount <= stimulusCount / 2;
    }

    /**
     * Writes the features of some stimuli.
     *
     * @param rows features of stimuli from {@code first} on, (N, features)
     */
    void write(NDArray rows, int first) throws IOException;

    /** Completes the store. Must be called after all stimuli are written and before anything is read. */
    void finish() throws IOException;

    /** Returns the sum over the features of each stimulus. */
    double[] sums();

    @Override
    void close();
}
