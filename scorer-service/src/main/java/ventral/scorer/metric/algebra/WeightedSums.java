package ventral.scorer.metric.algebra;

import java.util.stream.IntStream;

/**
 * Computes weighted sums of rows: the product of a matrix of weights with a matrix of rows. Each sum is computed in the
 * order of the rows, so it has the same bits regardless of the other sums and of the number of threads.
 */
public final class WeightedSums {

    /** Number of columns of a few rows and sums that fit into a core's nearest cache. */
    private static final int STRIPE = 256;

    private WeightedSums() {}

    /**
     * Computes the sums on one thread.
     *
     * @param weights (sums, rows)
     * @param rows (rows, columns)
     * @return (sums, columns)
     */
    public static double[][] of(double[][] weights, double[][] rows) {
        double[][] sums = new double[weights.length][rows[0].length];
        add(weights, rows, sums, 0, rows[0].length);
        return sums;
    }

    /** Computes the sum of one set of weights, (columns). */
    public static double[] of(double[] weights, double[][] rows) {
        return of(new double[][] {weights}, rows)[0];
    }

    /** Computes the sums on all cores. */
    public static double[][] inParallel(double[][] weights, double[][] rows) {
        int columns = rows[0].length;
        double[][] sums = new double[weights.length][columns];
        IntStream.range(0, (columns + STRIPE - 1) / STRIPE)
                .parallel()
                .forEach(stripe ->
                        add(weights, rows, sums, stripe * STRIPE, Math.min(columns, stripe * STRIPE + STRIPE)));
        return sums;
    }

    private static void add(double[][] weights, double[][] rows, double[][] sums, int from, int to) {
        int k = 0;
        for (; k + 4 <= rows.length; k += 4) {
            for (int s = 0; s < weights.length; s++) {
                addFour(weights[s], rows, k, sums[s], from, to);
            }
        }
        for (; k < rows.length; k++) {
            for (int s = 0; s < weights.length; s++) {
                addOne(weights[s][k], rows[k], sums[s], from, to);
            }
        }
    }

    /**
     * Adds four rows to one sum. This was the fastest of one, two, three, four or eight rows, and of one or two sums at
     * a time.
     */
    private static void addFour(double[] weights, double[][] rows, int k, double[] sum, int from, int to) {
        double[] rowA = rows[k];
        double[] rowB = rows[k + 1];
        double[] rowC = rows[k + 2];
        double[] rowD = rows[k + 3];
        double a = weights[k];
        double b = weights[k + 1];
        double c = weights[k + 2];
        double d = weights[k + 3];
        for (int j = from; j < to; j++) {
            sum[j] = Math.fma(d, rowD[j], Math.fma(c, rowC[j], Math.fma(b, rowB[j], Math.fma(a, rowA[j], sum[j]))));
        }
    }

    private static void addOne(double weight, double[] row, double[] sum, int from, int to) {
        for (int j = from; j < to; j++) {
            sum[j] = Math.fma(weight, row[j], sum[j]);
        }
    }
}
