package ventral.scorer.metric;

/**
 * Holds what a regression predicts of stimuli that it has not seen, beside what was measured.
 *
 * @param predicted (test rows, neuroids)
 * @param measured (test rows, neuroids)
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeldOut(double[][] predicted, double[][] measured) {

    public HeldOut {
        if (predicted.length == 0 || predicted.length != measured.length || predicted[0].length != measured[0].length) {
            throw new IllegalArgumentException("predictions of %d stimuli and responses to %d, or of other neuroids"
                    .formatted(predicted.length, measured.length));
        }
    }

    /** Correlates predictions with responses; one value a neuroid, NaN where either is constant. */
    public double[] correlations() {
        return Pearson.columns(predicted, measured);
    }

    int neuroidCount() {
        return measured[0].length;
    }
}
