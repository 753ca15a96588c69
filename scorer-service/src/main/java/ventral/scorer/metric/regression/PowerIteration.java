package ventral.scorer.metric.regression;

import java.util.Arrays;
import ventral.scorer.metric.algebra.WeightedSums;

/**
 * Runs NIPALS' inner loop in the space of responses. With S = X'Y and M = S'S it iterates from c to M c, while the loop
 * over features iterates over the weights S c/|S c|. It stops when that loop would: once the weights change by less
 * than the tolerance.
 */
final class PowerIteration {

    private static final int MOST_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-6;

    private PowerIteration() {}

    /**
     * Returns an approximation of the dominant eigenvector of a matrix.
     *
     * @param m (neuroids, neuroids), symmetric
     * @param start the neuroid whose responses the loop starts from
     * @return (neuroids), not normalised
     */
    static double[] of(double[][] m, int start) {
        double[] c = new double[m.length];
        c[start] = 1;
        double[] g = WeightedSums.of(c, m);
        double norm = Math.sqrt(InnerProduct.of(c, g));
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 1; m.length > 1 && change >= TOLERANCE && iteration < MOST_ITERATIONS; iteration++) {
            double scale = InnerProduct.of(c, g);
            double[] next = Arrays.stream(g).map(value -> value / scale).toArray();
            double[] nextG = WeightedSums.of(next, m);
            double nextNorm = Math.sqrt(InnerProduct.of(next, nextG));
            change = 2 - 2 * InnerProduct.of(c, nextG) / (norm * nextNorm);
            c = next;
            g = nextG;
            norm = nextNorm;
        }
        return c;
    }
}
