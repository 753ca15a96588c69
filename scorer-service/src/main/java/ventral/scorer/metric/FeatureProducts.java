package ventral.scorer.metric;

/**
 * Inner products of stimuli's features, asked of whoever keeps the features or the products: regressions multiply by the
 * matrix of them far more often than they look into it.
 */
public interface FeatureProducts {

    /** Stimuli. */
    int size();

    /**
     * The matrix of all products times vectors, in one pass over what is kept.
     *
     * @param vectors (vectors, stimuli)
     * @return (vectors, stimuli)
     */
    double[][] times(double[][] vectors);

    /** Of each stimulus with itself, (stimuli). */
    double[] squares();

    /** Products among some stimuli, in the order that they are named in. */
    double[][] among(int[] stimuli);

    /** All, (stimuli, stimuli). */
    double[][] all();
}
