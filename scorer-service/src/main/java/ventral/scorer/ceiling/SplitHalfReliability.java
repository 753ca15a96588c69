package ventral.scorer.ceiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Computes split-half reliability, the ceiling of Brain-Score's neural benchmarks. Repetitions are split into halves.
 * The halves' means are correlated neuroid by neuroid, or compared in the way the metric compares features. The result
 * is corrected for the halved number of repetitions (Spearman 1910, Brown 1910). The correction is derived for
 * correlations. It is applied to values of CKA and RSA as well, as Brain-Score does, without a theoretical basis.
 */
public final class SplitHalfReliability {

    private static final CrossValidation HALVES = new CrossValidation(10, .5);

    private SplitHalfReliability() {}

    /** Computes the similarity of two halves, as one number or one per neuroid. */
    public interface ResponseSimilarity {

        /**
         * Computes the similarity of two halves.
         *
         * @param one (stimuli, neuroids), as the other
         */
        double[] of(double[][] one, double[][] other);
    }

    /**
     * Returns the reliability over ten splits of the repetitions.
     *
     * @throws IllegalArgumentException if a stimulus is missing from a half, or nothing was repeated
     */
    public static MetricScore of(NeuralAssembly assembly, ResponseSimilarity likeness) {
        return MetricScore.of(values(assembly, likeness));
    }

    /**
     * Compares the halves of ten splits of the repetitions.
     *
     * @return of each split, the corrected similarity, as one number or one per neuroid
     * @throws IllegalArgumentException if a stimulus is missing from a half, or nothing was repeated
     */
    public static List<double[]> values(NeuralAssembly assembly, ResponseSimilarity likeness) {
        long[] repetitions =
                Arrays.stream(assembly.repetitions()).distinct().sorted().toArray();
        if (repetitions.length < 2) {
            throw new IllegalArgumentException("no stimulus was repeated, so there are no halves to compare");
        }
        List<double[]> correlations = new ArrayList<>();
        for (TrainTestSplit split : HALVES.shuffled(repetitions.length)) {
            MeanResponses one = half(assembly, repetitions, split.train());
            MeanResponses other = half(assembly, repetitions, split.test());
            if (!one.stimulusIds().equals(other.stimulusIds())) {
                throw new IllegalArgumentException(
                        "repetitions %s and %s are not of the same stimuli, so that the halves cannot be compared"
                                .formatted(Arrays.toString(split.train()), Arrays.toString(split.test())));
            }
            double[] r = likeness.of(one.values(), other.values());
            correlations.add(Arrays.stream(r).map(x -> 2 * x / (1 + x)).toArray());
        }
        return correlations;
    }

    private static MeanResponses half(NeuralAssembly assembly, long[] repetitions, int[] indices) {
        Set<Long> wanted = Arrays.stream(indices).mapToObj(i -> repetitions[i]).collect(Collectors.toSet());
        return assembly.mean(presentation -> wanted.contains(assembly.repetitions()[presentation]));
    }
}
