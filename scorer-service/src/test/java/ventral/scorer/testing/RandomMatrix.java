package ventral.scorer.testing;

import java.util.Arrays;
import java.util.Random;

/** Generates reproducible random matrices. */
public final class RandomMatrix {

    private RandomMatrix() {}

    /** Returns Gaussian numbers with mean 0 and variance 1, (rows, columns). */
    public static double[][] normal(int rows, int columns, int seed) {
        Random random = new Random(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return values;
    }

    /** Returns the product of two matrices, (rows, columns). */
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
