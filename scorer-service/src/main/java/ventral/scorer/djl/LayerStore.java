package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ventral.scorer.metric.FeatureProducts;

/** What is kept of one layer's features, in native memory and double precision; filled in block by block. */
sealed interface LayerStore extends FeatureProducts, AutoCloseable permits ProductStore, FeatureStore {

    /**
     * The smaller of the two: features, or their products.
     *
     * @param manager closed with the store
     */
    static LayerStore of(NDManager manager, int stimulusCount, long featureCount) {
        return featureCount <= stimulusCount / 2
                ? new FeatureStore(manager, stimulusCount, featureCount)
                : new ProductStore(manager, stimulusCount);
    }

    /** @param rows features of stimuli from {@code first} on, (N, features) */
    void fill(NDArray rows, int first);

    /**
     * @param rows features of stimuli from {@code firstRow} on, (N, features), which {@link #fill(NDArray, int)} has had
     * @param columns features of stimuli from {@code firstColumn} on, which come after the former
     */
    void fill(NDArray rows, int firstRow, NDArray columns, int firstColumn);

    /** Of each stimulus, the sum of its features. */
    double[] sums();

    @Override
    void close();
}
