package ventral.scorer.metric.regression;

import org.ejml.data.DMatrixRMaj;

/**
 * Responses to the train rows, centred by neuroid.
 *
 * @param means of each neuroid over the train rows
 * @param values (train rows, neuroids)
 */
@SuppressWarnings("ArrayRecordComponent")
record CentredTargets(double[] means, DMatrixRMaj values) {

    /**
     * Centres the responses to the train rows.
     *
     * @param responses (stimuli, neuroids)
     */
    static CentredTargets of(double[][] responses, int[] train) {
        int neuroids = responses[0].length;
        double[] means = new double[neuroids];
        DMatrixRMaj values = new DMatrixRMaj(train.length, neuroids);
        for (int j = 0; j < neuroids; j++) {
            double sum = 0;
            for (int row : train) {
                sum += responses[row][j];
            }
            means[j] = sum / train.length;
            for (int i = 0; i < train.length; i++) {
                values.set(i, j, responses[train[i]][j] - means[j]);
            }
        }
        return new CentredTargets(means, values);
    }
}
