package ventral.scorer.testing;

import java.util.Arrays;
import java.util.Random;

/** Numbers without a meaning, the same ones each time. */
public final class RandomMatrix {

    private RandomMatrix() {}

    /** Of mean 0 and variance 1, (rows, columns). */
    public static double[][] normal(int rows, int columns, int seed) {
        Random random = new Random(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return values;
    }

    /** (rows, columns) */
    public static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < product[i].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
