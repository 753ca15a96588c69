package ventral.scorer.metric.regression;

import java.util.List;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Features as PLS uses them. Each product is of the vectors of all splits, in one pass over the stored data. */
interface PlsFeatures {

    /** Creates the fit of each split. */
    List<? extends PlsFit> fits(List<TrainTestSplit> splits);

    /**
     * Multiplies the features by weights.
     *
     * @param weights (vectors, length of the weights)
     * @return (vectors, stimuli)
     */
    double[][] evaluate(double[][] weights);

    /**
     * Multiplies the transposed features by scores.
     *
     * @param scores (vectors, stimuli)
     * @return (vectors, length of the weights)
     */
    double[][] project(double[][] scores);
}
