package ventral.scorer.metric.statistics;

import ventral.scorer.metric.algebra.WeightedSums;

/** Computes Pearson's correlation of many neuroids under many weightings of the same stimuli at once. */
final class WeightedCorrelations {

    /** Variances below this fraction of a standardised variable's are rounding errors of a constant. */
    private static final double NEGLIGIBLE = 1e-12;

    private WeightedCorrelations() {}

    /**
     * Correlates predicted with measured responses under each weighting.
     *
     * @param weights of the stimuli, (weightings, stimuli)
     * @return (weightings, neuroids), NaN if predictions or responses are constant
     */
    static double[][] of(HeldOutPredictions split, double[][] weights) {
        int neuroids = split.neuroidCount();
        double[][] moments = moments(standardised(split.predicted()), standardised(split.measured()));
        double[][] sums = WeightedSums.inParallel(weights, moments);
        double[][] correlations = new double[weights.length][neuroids];
        for (int b = 0; b < weights.length; b++) {
            double total = 0;
            for (double weight : weights[b]) {
                total += weight;
            }
            double[] sum = sums[b];
            for (int j = 0; j < neuroids; j++) {
                double x = sum[j];
                double y = sum[neuroids + j];
                double xx = total * sum[2 * neuroids + j] - x * x;
                double yy = total * sum[3 * neuroids + j] - y * y;
                double xy = total * sum[4 * neuroids + j] - x * y;
                boolean varies = xx > NEGLIGIBLE * total * total && yy > NEGLIGIBLE * total * total;
                correlations[b][j] = varies ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : Double.NaN;
            }
        }
        return correlations;
    }

    /** Returns x, y, x², y² and xy of every neuroid, (stimuli, 5 neuroids). */
    private static double[][] moments(double[][] x, double[][] y) {
        int neuroids = x[0].length;
        double[][] moments = new double[x.length][5 * neuroids];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < neuroids; j++) {
                moments[i][j] = x[i][j];
                moments[i][neuroids + j] = y[i][j];
                moments[i][2 * neuroids + j] = x[i][j] * x[i][j];
                moments[i][3 * neuroids + j] = y[i][j] * y[i][j];
                moments[i][4 * neuroids + j] = x[i][j] * y[i][j];
            }
        }
        return moments;
    }

    /**
     * Scales columns to mean 0 and variance 1, which avoids cancellation in sums of squares; constant columns become 0.
     */
    private static double[][] standardised(double[][] rows) {
        int columns = rows[0].length;
        double[][] result = new double[rows.length][columns];
        for (int j = 0; j < columns; j++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[j] / rows.length;
            }
            double squares = 0;
            for (double[] row : rows) {
                squares += (row[j] - mean) * (row[j] - mean);
            }
            double deviation = Math.sqrt(squares / rows.length);
            for (int i = 0; i < rows.length; i++) {
                result[i][j] = deviation > 0 ? (rows[i][j] - mean) / deviation : 0;
            }
        }
        return result;
    }
}
