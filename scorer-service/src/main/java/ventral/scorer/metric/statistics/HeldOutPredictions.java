package ventral.scorer.metric.statistics;

/**
 * Predictions of a regression for held-out stimuli, with the measured responses.
 *
 * @param predicted (test rows, neuroids)
 * @param measured (test rows, neuroids)
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeldOutPredictions(double[][] predicted, double[][] measured) {

    public HeldOutPredictions {
        if (predicted.length == 0 || predicted.length != measured.length || predicted[0].length != measured[0].length) {
            throw new IllegalArgumentException("predictions of %d stimuli and responses to %d, or of other neuroids"
                    .formatted(predicted.length, measured.length));
        }
    }

    /** Correlates predictions with responses; one value per neuroid, NaN if either is constant. */
    public double[] correlations() {
        return Pearson.columns(predicted, measured);
    }

    int neuroidCount() {
        return measured[0].length;
    }
}
