package ventral.scorer.metric;

import java.util.List;

/** How well features predict responses to stimuli that the regression has not seen, as Brain-Score's {@code pls} metric. */
public final class CrossValidatedPls {

    private static final PlsRegression REGRESSION = new PlsRegression(25);

    private CrossValidatedPls() {}

    /**
     * Correlation of predicted with measured responses, of each split and neuroid.
     *
     * @param responses (stimuli, neuroids)
     */
    public static List<double[]> correlations(GramMatrix features, double[][] responses, List<Split> splits) {
        return splits.stream()
                .map(split ->
                        Pearson.columns(REGRESSION.predict(features, responses, split), rows(responses, split.test())))
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
