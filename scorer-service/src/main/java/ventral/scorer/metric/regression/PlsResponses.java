package ventral.scorer.metric.regression;

import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.algebra.WeightedSums;

/**
 * Responses Y, extended by a neuroid that always responds with 1 and represents the mean, with their products with the
 * features' kernel G = X X' over all stimuli. Every split derives its Y'GY from these products.
 *
 * @param means subtracted from the responses of all stimuli, (neuroids)
 * @param rows Y, (stimuli, neuroids + 1)
 * @param columns Y', (neuroids + 1, stimuli)
 * @param kernelColumns (G Y)', (neuroids + 1, stimuli)
 * @param products Y'GY, (neuroids + 1, neuroids + 1)
 * @param squares the diagonal of G
 */
@SuppressWarnings("ArrayRecordComponent")
record PlsResponses(
        GramMatrix features,
        double[] means,
        double[][] rows,
        double[][] columns,
        double[][] kernelColumns,
        double[][] products,
        double[] squares) {

    /**
     * Computes the products.
     *
     * @param responses (stimuli, neuroids)
     */
    static PlsResponses of(GramMatrix features, double[][] responses) {
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
        double[][] kernelColumns = features.source().multiply(columns);
        double[][] products = WeightedSums.of(kernelColumns, rows);
        return new PlsResponses(
                features,
                means,
                rows,
                columns,
                kernelColumns,
                products,
                features.source().diagonal());
    }

    int neuroidCount() {
        return means.length;
    }

    int stimulusCount() {
        return rows.length;
    }

    /**
     * Returns Y'GY over all rows except some: the total, minus twice the products of the excluded rows with all rows,
     * plus their products among themselves.
     */
    double[][] productsWithout(int[] out) {
        int width = columns.length;
        double[][] y = new double[out.length][];
        double[][] halfColumns = new double[width][out.length];
        for (int i = 0; i < out.length; i++) {
            y[i] = rows[out[i]];
            for (int j = 0; j < width; j++) {
                halfColumns[j][i] = -y[i][j] / 2;
            }
        }
        double[][] gy = WeightedSums.of(halfColumns, features.source().submatrix(out));
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < out.length; i++) {
                gy[j][i] += kernelColumns[j][out[i]];
            }
        }
        double[][] half = WeightedSums.of(gy, y);
        double[][] rest = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                rest[i][j] = (products[i][j] + products[j][i]) / 2 - half[i][j] - half[j][i];
            }
        }
        return rest;
    }

    /** Returns the sum of G's diagonal over some rows. */
    double squaredFeatures(int[] stimuli) {
        return IntStream.of(stimuli).mapToDouble(i -> squares[i]).sum();
    }
}
