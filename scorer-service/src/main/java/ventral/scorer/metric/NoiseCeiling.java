package ventral.scorer.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * How alike to subjects' dissimilarities any model's could be, given that subjects differ (Nili et al. 2014, PLoS Comput.
 * Biol. 10:e1003553). A subject's likeness is Spearman's correlation of its dissimilarities with the mean over subjects of
 * rank-transformed dissimilarities; both bounds are means over subjects.
 *
 * @param lower the subject itself left out of the mean
 * @param upper the subject itself in the mean
 */
public record NoiseCeiling(double lower, double upper) {

    /** @throws IllegalArgumentException if there are fewer than 2 subjects, or they did not see the same number of stimuli */
    public static NoiseCeiling of(List<Rdm> subjects) {
        if (subjects.size() < 2) {
            throw new IllegalArgumentException("%d subjects; a noise ceiling takes 2".formatted(subjects.size()));
        }
        subjects.forEach(subject -> subject.requireSize(subjects.get(0).size()));
        List<double[]> ranks = subjects.stream().map(Rdm::ranks).toList();
        double[] sum = IntStream.range(0, ranks.get(0).length)
                .mapToDouble(
                        i -> ranks.stream().mapToDouble(subject -> subject[i]).sum())
                .toArray();
        return new NoiseCeiling(
                ranks.stream()
                        .mapToDouble(subject -> correlation(subject, difference(sum, subject)))
                        .average()
                        .orElseThrow(),
                ranks.stream()
                        .mapToDouble(subject -> correlation(subject, sum))
                        .average()
                        .orElseThrow());
    }

    /** A sum has the ranks of a mean. */
    private static double correlation(double[] ranks, double[] sum) {
        return new PearsonsCorrelation().correlation(ranks, Ranks.of(sum));
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
}
