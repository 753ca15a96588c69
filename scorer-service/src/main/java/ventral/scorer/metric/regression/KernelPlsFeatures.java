package ventral.scorer.metric.regression;

import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.FeatureProducts;
import ventral.scorer.metric.algebra.WeightedSums;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Features of which only the kernel G = X X' over all stimuli is known, with its products with the responses. Every
 * split derives its Y'GY from these products.
 *
 * @param kernelColumns (G Y)', (neuroids + 1, stimuli)
 * @param products Y'GY, (neuroids + 1, neuroids + 1)
 * @param squares the diagonal of G
 */
@SuppressWarnings("ArrayRecordComponent")
record KernelPlsFeatures(
        FeatureProducts features,
        PlsResponses responses,
        double[][] kernelColumns,
        double[][] products,
        double[] squares)
        implements PlsFeatures {

    /** Computes the products. */
    static KernelPlsFeatures of(FeatureProducts features, PlsResponses responses) {
        double[][] kernelColumns = features.multiply(responses.columns());
        return new KernelPlsFeatures(
                features,
                responses,
                kernelColumns,
                WeightedSums.of(kernelColumns, responses.rows()),
                features.diagonal());
    }

    @Override
    public List<DualPlsFit> fits(List<TrainTestSplit> splits) {
        return splits.parallelStream().map(split -> new DualPlsFit(this, split)).toList();
    }

    @Override
    public double[][] evaluate(double[][] weights) {
        return features.multiply(weights);
    }

    @Override
    public double[][] project(double[][] scores) {
        return features.multiply(scores);
    }

    /**
     * Returns Y'GY over all rows except some: the total, minus twice the products of the excluded rows with all rows,
     * plus their products among themselves.
     */
    double[][] productsWithout(int[] out) {
        double[][] rows = responses.rows();
        int width = kernelColumns.length;
        double[][] y = new double[out.length][];
        double[][] halfColumns = new double[width][out.length];
        for (int i = 0; i < out.length; i++) {
            y[i] = rows[out[i]];
            for (int j = 0; j < width; j++) {
                halfColumns[j][i] = -y[i][j] / 2;
            }
        }
        double[][] gy = WeightedSums.of(halfColumns, features.submatrix(out));
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
