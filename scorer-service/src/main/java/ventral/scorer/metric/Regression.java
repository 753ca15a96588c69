package ventral.scorer.metric;

import java.util.List;

/** A way to predict responses from features. */
public interface Regression {

    /**
     * Learns responses from each split's train rows and predicts those of its test rows.
     *
     * @param responses (stimuli, neuroids)
     * @return of each split (test rows, neuroids)
     * @throws IllegalArgumentException if features and responses are not of the same number of stimuli, or not finite
     */
    List<double[][]> predict(GramMatrix features, double[][] responses, List<Split> splits);
}
