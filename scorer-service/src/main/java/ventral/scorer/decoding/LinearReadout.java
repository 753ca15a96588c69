package ventral.scorer.decoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.regression.RidgeCv;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Ridge regression that decodes targets from features, with a penalty selected by leave-one-out errors. Penalties are
 * relative to the features' mean variance, so that the unit of a layer's activations does not matter.
 */
final class LinearReadout {

    /** Penalties from 1e-7 to 1e3, two per decade. */
    private static final RidgeCv REGRESSION = new RidgeCv(
            IntStream.rangeClosed(-14, 6).mapToDouble(k -> Math.pow(10, k / 2.)).toArray());

    private LinearReadout() {}

    /**
     * Predicts the targets of each split's test rows.
     *
     * @param targets (stimuli, targets)
     * @return of each split (test rows, targets)
     */
    static List<double[][]> predict(GramMatrix features, double[][] targets, List<TrainTestSplit> splits) {
        return REGRESSION.predict(ofUnitVariance(features), targets, splits);
    }

    private static GramMatrix ofUnitVariance(GramMatrix features) {
        double[][] products = features.products();
        double count = products.length;
        double meanSquare = IntStream.range(0, products.length)
                        .mapToDouble(i -> products[i][i])
                        .sum()
                / count;
        double squareOfMean =
                Arrays.stream(products).flatMapToDouble(Arrays::stream).sum() / (count * count);
        double variance = meanSquare - squareOfMean;
        if (!(variance > 0)) {
            return features;
        }
        return new GramMatrix(Arrays.stream(products)
                .map(row -> Arrays.stream(row).map(x -> x / variance).toArray())
                .toArray(double[][]::new));
    }
}
