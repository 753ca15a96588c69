package ventral.scorer.metric.statistics;

/** Computes Pearson's correlation. */
public final class Pearson {

    private Pearson() {}

    /**
     * Correlates each column of one matrix with the same column of another.
     *
     * @param a (rows, columns)
     * @param b (rows, columns)
     * @return (columns), NaN if a column is constant
     */
    public static double[] columns(double[][] a, double[][] b) {
        int columns = a[0].length;
        double[] r = new double[columns];
        for (int j = 0; j < columns; j++) {
            r[j] = column(a, b, j);
        }
        return r;
    }

    private static double column(double[][] a, double[][] b, int j) {
        if (isConstant(a, j) || isConstant(b, j)) {
            return Double.NaN; // because of rounding of the mean it would be 1 or -1
        }
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i][j] / a.length;
            meanB += b[i][j] / a.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double x = a[i][j] - meanA;
            double y = b[i][j] - meanB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        double r = ab / (Math.sqrt(aa) * Math.sqrt(bb));
        return Double.isNaN(r) ? r : Math.max(-1, Math.min(1, r));
    }

    private static boolean isConstant(double[][] rows, int j) {
        for (double[] row : rows) {
            if (row[j] != rows[0][j]) {
                return false;
            }
        }
        return true;
    }
}
