package ventral.scorer.metric;

import java.util.stream.IntStream;

/**
 * Sums of rows, each row times a weight: the product of a matrix of weights with a matrix of rows. Every sum is made in the
 * order of the rows, so that it has the same bits whatever is summed beside it and by however many threads.
 */
final class WeightedSums {

    /** So many columns of a few rows and sums stay in a core's nearest memory. */
    private static final int STRIPE = 256;

    private WeightedSums() {}

    /**
     * @param weights (sums, rows)
     * @param rows (rows, columns)
     * @return (sums, columns)
     */
    static double[][] of(double[][] weights, double[][] rows) {
        double[][] sums = new double[weights.length][rows[0].length];
        add(weights, rows, sums, 0, rows[0].length);
        return sums;
    }

    /** Of one set of weights, (columns). */
    static double[] of(double[] weights, double[][] rows) {
        return of(new double[][] {weights}, rows)[0];
    }

    /** The same on all cores. */
    static double[][] inParallel(double[][] weights, double[][] rows) {
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

    /** Of one, two, three, four and eight rows at once, and into one or two sums, four into one were the fastest. */
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
