package ventral.scorer.metric.algebra;

/** Computes products with stored features. Features are stored if there are at most half as many as stimuli. */
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
