package ventral.scorer.metric.regression;

import java.util.List;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Regression from features to responses. */
public interface Regression {

    /**
     * Fits responses on each split's train rows and predicts those of its test rows.
     *
     * @param responses (stimuli, neuroids)
     * @return of each split (test rows, neuroids)
     * @throws IllegalArgumentException if features and responses have different numbers of stimuli, or are not finite
     */
    List<double[][]> predict(GramMatrix features, double[][] responses, List<TrainTestSplit> splits);
}
