package ventral.scorer.metric.algebra;

import java.util.Optional;

/**
 * Inner products of stimuli's features, computed where the features or products are stored. Regressions multiply by the
 * matrix of inner products far more often than they read its elements.
 */
public interface FeatureProducts {

    /** Returns the number of stimuli. */
    int size();

    /**
     * Multiplies the matrix of all inner products by vectors, in one pass over the stored data.
     *
     * @param vectors (vectors, stimuli)
     * @return (vectors, stimuli)
     */
    double[][] multiply(double[][] vectors);

    /** Returns the inner product of each stimulus with itself, (stimuli). */
    double[] diagonal();

    /** Returns the inner products among some stimuli, in the given order. */
    double[][] submatrix(int[] stimuli);

    /** Returns all inner products, (stimuli, stimuli). */
    double[][] toMatrix();

    /** Returns the features, (stimuli, features), if they are stored. */
    default Optional<double[][]> features() {
        return Optional.empty();
    }

    /** Returns products with the features, if they are stored. */
    default Optional<StoredFeatures> stored() {
        return Optional.empty();
    }

    /** Returns the library that computes where the data is stored. */
    default LinearAlgebra algebra() {
        return LinearAlgebra.IN_JAVA;
    }
}
