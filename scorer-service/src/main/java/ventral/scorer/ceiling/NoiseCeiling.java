package ventral.scorer.ceiling;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import ventral.scorer.metric.similarity.Rdm;
import ventral.scorer.metric.statistics.Ranks;

/**
 * Noise ceiling of dissimilarities: bounds on the similarity of any model to the subjects, given the differences
 * between subjects (Nili et al. 2014, PLoS Comput. Biol. 10:e1003553). A subject's similarity is Spearman's correlation
 * of its dissimilarities with the mean over subjects of rank-transformed dissimilarities. Both bounds are means over
 * subjects.
 *
 * @param lower mean computed without the subject itself
 * @param upper mean computed with the subject itself
 */
public record NoiseCeiling(double lower, double upper) {

    /**
     * Computes the bounds.
     *
     * @throws IllegalArgumentException if there are fewer than 2 subjects, or their numbers of stimuli differ
     */
    public static NoiseCeiling of(List<Rdm> subjects) {
        if (subjects.size() < 2) {
            throw new IllegalArgumentException(
                    "%d subjects; a noise ceiling needs at least 2".formatted(subjects.size()));
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

    /** Correlates ranks with a sum, which has the same ranks as a mean. */
    private static double correlation(double[] ranks, double[] sum) {
        return new PearsonsCorrelation().correlation(ranks, Ranks.of(sum));
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
}
