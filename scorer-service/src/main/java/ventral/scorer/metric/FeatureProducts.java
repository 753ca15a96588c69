package ventral.scorer.metric;

import java.util.Optional;

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

    /** Returns the features themselves, (stimuli, features), where they are kept because they are fewer than the stimuli. */
    default Optional<double[][]> features() {
        return Optional.empty();
    }

    /** Returns the library that computes on what is kept. */
    default LinearAlgebra algebra() {
        return LinearAlgebra.IN_JAVA;
    }
}
