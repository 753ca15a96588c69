package ventral.scorer.decoding;

import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.Split;

/**
 * How well a label of a picture, such as the object's category, is read linearly from features (after Hong et al. 2016,
 * Nat. Neurosci. 19:613). The classifier is ridge regression, one label against the rest: each label is a target of 1
 * where it applies and -1 where it does not, one penalty is chosen for all by leaving train rows out, and the label of the
 * largest prediction is the answer, the first in order among equals.
 *
 * @param accuracy share of a split's test rows that are named rightly, from 0 to 1
 * @param chance accuracy of one who does not look and always gives the label that is most common among all stimuli
 */
public record DecodedLabel(Decodability accuracy, double chance) {

    /**
     * @param labels (stimuli)
     * @throws IllegalArgumentException if the labels are not of the features' stimuli, or all the same
     */
    public static DecodedLabel of(GramMatrix features, List<String> labels, List<Split> splits) {
        List<String> classes = labels.stream().distinct().sorted().toList();
        if (classes.size() < 2) {
            throw new IllegalArgumentException("labels that are all the same: %s".formatted(classes));
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
        return new DecodedLabel(Decodability.of(accuracies), chance(labels, classes));
    }

    private static double accuracy(double[][] targets, int[] test, double[][] predicted) {
        return IntStream.range(0, test.length)
                .map(i -> largest(predicted[i]) == largest(targets[test[i]]) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static int largest(double[] values) {
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
