package ventral.scorer.metric.similarity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.Ranks;

/**
 * Representational dissimilarity matrix (Kriegeskorte et al. 2008, Front. Syst. Neurosci. 2:4).
 *
 * @param dissimilarities (stimuli, stimuli), of any unit; the diagonal is ignored
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rdm(double[][] dissimilarities) {

    private static final int LEAST_STIMULI = 3;
    private static final double ASYMMETRY = 1e-6;

    /**
     * Checks the matrix.
     *
     * @throws IllegalArgumentException if there are fewer than 3 stimuli, or the matrix is not square, not finite or
     *     not symmetric to within 1e-6
     */
    public Rdm {
        int count = dissimilarities.length;
        if (count < LEAST_STIMULI) {
            throw new IllegalArgumentException("dissimilarities of %d stimuli; at least 3 are needed".formatted(count));
        }
        for (int i = 0; i < count; i++) {
            if (dissimilarities[i].length != count) {
                throw new IllegalArgumentException("dissimilarities of %d stimuli with %d in row %d"
                        .formatted(count, dissimilarities[i].length, i));
            }
            for (int j = 0; j < count; j++) {
                if (!Double.isFinite(dissimilarities[i][j])) {
                    throw new IllegalArgumentException(
                            "the dissimilarity [%d, %d] is %s".formatted(i, j, dissimilarities[i][j]));
                }
                if (j < i && Math.abs(dissimilarities[i][j] - dissimilarities[j][i]) > ASYMMETRY) {
                    throw new IllegalArgumentException("the dissimilarity [%d, %d] is %s, but [%d, %d] is %s"
                            .formatted(i, j, dissimilarities[i][j], j, i, dissimilarities[j][i]));
                }
            }
        }
    }

    /**
     * Computes correlation distances, 1 minus Pearson's correlation of two stimuli's features, between 0 and 2.
     *
     * @param rows (stimuli, features)
     * @throws IllegalArgumentException if all features of a stimulus are equal; the message names its row
     */
    public static Rdm of(double[][] rows) {
        return new Rdm(CorrelationDistance.of(rows));
    }

    /**
     * Computes correlation distances from uncentred inner products of the features and each stimulus's sum over its
     * features.
     *
     * @param sums (stimuli)
     * @throws IllegalArgumentException if all features of a stimulus are equal (the message names its row), or sums are
     *     missing
     */
    public static Rdm of(GramMatrix rawProducts, double[] sums, long featureCount) {
        return new Rdm(CorrelationDistance.of(rawProducts.products(), sums, featureCount));
    }

    /** Averages matrices element by element; elements with equal sums stay equal. */
    public static Rdm mean(List<Rdm> rdms) {
        if (rdms.isEmpty()) {
            throw new IllegalArgumentException("there are no dissimilarities to average");
        }
        int count = rdms.get(0).size();
        double[][] mean = new double[count][count];
        for (Rdm rdm : rdms) {
            rdm.requireSize(count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    mean[i][j] += rdm.dissimilarities[i][j];
                }
            }
        }
        for (double[] row : mean) {
            Arrays.setAll(row, j -> row[j] / rdms.size());
        }
        return new Rdm(mean);
    }

    /** Returns the dissimilarities among some of the stimuli, in the given order. */
    public Rdm rows(int[] stimuli) {
        return new Rdm(Arrays.stream(stimuli)
                .mapToObj(i -> Arrays.stream(stimuli)
                        .mapToDouble(j -> dissimilarities[i][j])
                        .toArray())
                .toArray(double[][]::new));
    }

    /**
     * Returns Spearman's correlation of the dissimilarities above the diagonals; equal ones share their mean rank.
     *
     * @return NaN if all dissimilarities of either are equal
     * @throws IllegalArgumentException if the two have different numbers of stimuli
     */
    public double similarity(Rdm other) {
        other.requireSize(size());
        return new PearsonsCorrelation().correlation(ranks(), other.ranks());
    }

    /** Returns the ranks, from 1, of the dissimilarities above the diagonal, row by row. */
    public double[] ranks() {
        return Ranks.of(IntStream.range(0, size())
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(dissimilarities[i], i + 1, size()))
                .toArray());
    }

    public int size() {
        return dissimilarities.length;
    }

    public void requireSize(int count) {
        if (size() != count) {
            throw new IllegalArgumentException("dissimilarities of %d stimuli and of %d".formatted(count, size()));
        }
    }
}
