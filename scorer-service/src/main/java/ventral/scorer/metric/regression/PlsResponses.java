package ventral.scorer.metric.regression;

/**
 * Responses Y, extended by a neuroid that always responds with 1 and represents the mean.
 *
 * @param means subtracted from the responses of all stimuli, (neuroids)
 * @param rows Y, (stimuli, neuroids + 1)
 * @param columns Y', (neuroids + 1, stimuli)
 */
@SuppressWarnings("ArrayRecordComponent")
record PlsResponses(double[] means, double[][] rows, double[][] columns) {

    /**
     * Centres responses by all stimuli and extends them.
     *
     * @param responses (stimuli, neuroids)
     */
    static PlsResponses of(double[][] responses) {
        int neuroids = responses[0].length;
        double[] means = new double[neuroids];
        for (double[] row : responses) {
            for (int j = 0; j < neuroids; j++) {
                means[j] += row[j] / responses.length;
            }
        }
        double[][] rows = new double[responses.length][neuroids + 1];
        double[][] columns = new double[neuroids + 1][responses.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= neuroids; j++) {
                rows[i][j] = j < neuroids ? responses[i][j] - means[j] : 1;
                columns[j][i] = rows[i][j];
            }
        }
        return new PlsResponses(means, rows, columns);
    }

    int neuroidCount() {
        return means.length;
    }

    int stimulusCount() {
        return rows.length;
    }

    /** Returns Y' of some stimuli, (neuroids + 1, these stimuli). */
    double[][] columns(int[] stimuli) {
        double[][] part = new double[columns.length][stimuli.length];
        for (int j = 0; j < part.length; j++) {
            for (int i = 0; i < stimuli.length; i++) {
                part[j][i] = columns[j][stimuli[i]];
            }
        }
        return part;
    }
}
