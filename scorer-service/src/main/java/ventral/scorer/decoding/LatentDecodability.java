package ventral.scorer.decoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Computes how well a continuous property of a stimulus, such as the object's position, is decoded linearly from
 * features (after Hong et al. 2016, Nat. Neurosci. 19:613): R² = 1 - (squared errors) / (squared distances from the
 * test rows' mean). 1 is perfect, 0 is no better than predicting that mean, below 0 is worse.
 */
public final class LatentDecodability {

    private LatentDecodability() {}

    /**
     * Returns R² of each split, and their mean.
     *
     * @param values (stimuli), of any unit
     * @throws IllegalArgumentException if the values do not match the features' stimuli, are not finite, or do not vary
     *     over a split's test rows
     */
    public static Decodability of(GramMatrix features, double[] values, List<TrainTestSplit> splits) {
        requireFinite(values);
        List<double[][]> predicted = LinearReadout.predict(features, column(values), splits);
        return Decodability.of(IntStream.range(0, splits.size())
                .mapToDouble(s -> rSquared(values, splits.get(s).test(), predicted.get(s), s))
                .toArray());
    }

    /**
     * Returns R² of readouts fitted to the stimuli of one group at a time. It suits properties that are defined only
     * within a group, such as the rotation of an object. For each split it is 1 - (squared errors) / (squared distances
     * from the mean of the group's stimuli), both summed over the test rows of all groups.
     *
     * @param values (stimuli), of any unit
     * @param groups (stimuli), such as the identity of the visible object
     * @param splits splits that hold out some stimuli of each group and train on others
     * @throws IllegalArgumentException if a value is not finite, or values do not vary within any group
     */
    public static Decodability within(
            GramMatrix features, double[] values, List<String> groups, List<TrainTestSplit> splits) {
        requireFinite(values);
        double[] errors = new double[splits.size()];
        double[] distances = new double[splits.size()];
        for (String group : groups.stream().distinct().sorted().toList()) {
            int[] rows = IntStream.range(0, values.length)
                    .filter(row -> groups.get(row).equals(group))
                    .toArray();
            double[] own = Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
            double mean = Arrays.stream(own).average().orElseThrow();
            List<TrainTestSplit> parts =
                    splits.stream().map(split -> within(split, rows)).toList();
            List<double[][]> predicted = LinearReadout.predict(features.submatrix(rows), column(own), parts);
            for (int s = 0; s < errors.length; s++) {
                int[] test = parts.get(s).test();
                for (int i = 0; i < test.length; i++) {
                    double error = own[test[i]] - predicted.get(s)[i][0];
                    double distance = own[test[i]] - mean;
                    errors[s] += error * error;
                    distances[s] += distance * distance;
                }
            }
        }
        return Decodability.of(IntStream.range(0, errors.length)
                .mapToDouble(s -> {
                    if (distances[s] == 0) {
                        throw new IllegalArgumentException(
                                "the values to be predicted in split %d do not differ within any group".formatted(s));
                    }
                    return 1 - errors[s] / distances[s];
                })
                .toArray());
    }

    /** Returns the part of a split that consists of some rows, as indices into these rows. */
    private static TrainTestSplit within(TrainTestSplit split, int[] rows) {
        return new TrainTestSplit(places(split.train(), rows), places(split.test(), rows));
    }

    private static int[] places(int[] stimuli, int[] rows) {
        return Arrays.stream(stimuli)
                .map(stimulus -> Arrays.binarySearch(rows, stimulus))
                .filter(place -> place >= 0)
                .toArray();
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    private static void requireFinite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "the value of stimulus %d is %s; it must be finite".formatted(i, values[i]));
            }
        }
    }

    private static double rSquared(double[] values, int[] test, double[][] predicted, int split) {
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
