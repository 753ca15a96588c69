package ventral.scorer.metric.regression;

import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.HeldOutPredictions;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Measures how well features predict responses to held-out stimuli. */
public final class CrossValidatedRegression {

    private CrossValidatedRegression() {}

    /**
     * Predicts the test rows of each split.
     *
     * @param responses (stimuli, neuroids)
     */
    public static List<HeldOutPredictions> heldOut(
            Regression regression, GramMatrix features, double[][] responses, List<TrainTestSplit> splits) {
        List<double[][]> predicted = regression.predict(features, responses, splits);
        return IntStream.range(0, splits.size())
                .mapToObj(s -> new HeldOutPredictions(
                        predicted.get(s), rows(responses, splits.get(s).test())))
                .toList();
    }

    /**
     * Correlates predicted with measured responses, for each split and neuroid.
     *
     * @param responses (stimuli, neuroids)
     */
    public static List<double[]> correlations(
            Regression regression, GramMatrix features, double[][] responses, List<TrainTestSplit> splits) {
        return heldOut(regression, features, responses, splits).stream()
                .map(HeldOutPredictions::correlations)
                .toList();
    }

    private static double[][] rows(double[][] values, int[] rows) {
        double[][] part = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            part[i] = values[rows[i]];
        }
        return part;
    }
}
