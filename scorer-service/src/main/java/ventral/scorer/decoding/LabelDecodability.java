package ventral.scorer.decoding;

import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Accuracy of decoding a label of a stimulus, such as the object's category, linearly from features (after Hong et al.
 * 2016, Nat. Neurosci. 19:613). The classifier is one-versus-rest ridge regression: each label is a target of 1 where
 * it applies and -1 where it does not. Leave-one-out errors on the train rows select one penalty for all labels. The
 * predicted label is the one with the largest output; ties go to the first in sort order.
 *
 * @param accuracy fraction of a split's test rows that are classified correctly, from 0 to 1
 * @param chance accuracy of always predicting the label that is most common among all stimuli
 */
public record LabelDecodability(Decodability accuracy, double chance) {

    /**
     * Decodes labels from features.
     *
     * @param labels (stimuli)
     * @throws IllegalArgumentException if the labels do not match the features' stimuli, or are all the same
     */
    public static LabelDecodability of(GramMatrix features, List<String> labels, List<TrainTestSplit> splits) {
        List<String> classes = labels.stream().distinct().sorted().toList();
        if (classes.size() < 2) {
            throw new IllegalArgumentException(
                    "all labels are the same, %s; decoding needs at least two".formatted(classes));
        }
        double[][] targets = labels.stream()
                .map(label -> classes.stream()
                        .mapToDouble(each -> each.equals(label) ? 1 : -1)
                        .toArray())
                .toArray(double[][]::new);
        List<double[][]> predicted = LinearReadout.predict(features, targets, splits);
        double[] accuracies = IntStream.range(0, splits.size())
                .mapToDouble(s -> accuracy(targets, splits.get(s).test(), predicted.get(s)))
                .toArray();
        return new LabelDecodability(Decodability.of(accuracies), chance(labels, classes));
    }

    private static double accuracy(double[][] targets, int[] test, double[][] predicted) {
        return IntStream.range(0, test.length)
                .map(i -> argMax(predicted[i]) == argMax(targets[test[i]]) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static int argMax(double[] values) {
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[largest]) {
                largest = k;
            }
        }
        return largest;
    }

    private static double chance(List<String> labels, List<String> classes) {
        long most = classes.stream()
                .mapToLong(each -> labels.stream().filter(each::equals).count())
                .max()
                .orElseThrow();
        return (double) most / labels.size();
    }
}
