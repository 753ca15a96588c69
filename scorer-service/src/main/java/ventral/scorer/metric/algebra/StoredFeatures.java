package ventral.scorer.metric.algebra;

/** Products with features that are stored because they are fewer than the stimuli. */
public interface StoredFeatures {

    /**
     * Multiplies the transposed features by vectors.
     *
     * @param vectors (vectors, stimuli)
     * @return (vectors, features)
     */
    double[][] project(double[][] vectors);

    /**
     * Multiplies the transposed features of some stimuli by vectors.
     *
     * @param vectors (vectors, these stimuli)
     * @return (vectors, features)
     */
    double[][] project(double[][] vectors, int[] stimuli);

    /**
     * Multiplies the features by weights.
     *
     * @param weights (vectors, features)
     * @return (vectors, stimuli)
     */
    double[][] evaluate(double[][] weights);
}
