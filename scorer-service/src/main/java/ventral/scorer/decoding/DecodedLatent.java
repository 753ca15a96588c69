package ventral.scorer.decoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.Split;

/**
 * How well a continuous property of a picture, such as the object's position, is read linearly from features (after Hong
 * et al. 2016, Nat. Neurosci. 19:613): R² = 1 - (squared errors) / (squared distances from the test rows' mean). 1 is
 * perfect, 0 no better than knowing that mean, and below 0 is worse.
 */
public final class DecodedLatent {

    private DecodedLatent() {}

    /**
     * R² of each split, and their mean.
     *
     * @param values (stimuli), of any unit
     * @throws IllegalArgumentException if the values are not of the features' stimuli, not finite, or alike on a split's
     *     test rows
     */
    public static Decodability of(GramMatrix features, double[] values, List<Split> splits) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("the value of stimulus %d is %s".formatted(i, values[i]));
            }
        }
        double[][] column =
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        List<double[][]> predicted = LinearReadout.predict(features, column, splits);
        return Decodability.of(IntStream.range(0, splits.size())
                .mapToDouble(s -> explained(values, splits.get(s).test(), predicted.get(s), s))
                .toArray());
    }

    private static double explained(double[] values, int[] test, double[][] predicted, int split) {
        double mean =
                Arrays.stream(test).mapToDouble(row -> values[row]).average().orElseThrow();
        double errors = 0;
        double distances = 0;
        for (int i = 0; i < test.length; i++) {
            double value = values[test[i]];
            errors += (value - predicted[i][0]) * (value - predicted[i][0]);
            distances += (value - mean) * (value - mean);
        }
        if (distances == 0) {
            throw new IllegalArgumentException(
                    "the values to be predicted in split %d are all %s".formatted(split, values[test[0]]));
        }
        return 1 - errors / distances;
    }
}
