package ventral.scorer.metric.regression;

import java.util.Arrays;
import java.util.List;

/** Computes the inner product of two vectors. */
final class InnerProduct {

    private InnerProduct() {}

    /** Returns the inner product, summed in four independent accumulators to avoid waiting for the latency of one. */
    static double of(double[] a, double[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            first = Math.fma(a[i], b[i], first);
            second = Math.fma(a[i + 1], b[i + 1], second);
            third = Math.fma(a[i + 2], b[i + 2], third);
            fourth = Math.fma(a[i + 3], b[i + 3], fourth);
        }
        for (; i < a.length; i++) {
            first = Math.fma(a[i], b[i], first);
        }
        return first + second + (third + fourth);
    }

    /** Returns the inner products of several vectors with another. */
    static double[] ofEach(List<double[]> vectors, double[] other) {
        return vectors.stream().mapToDouble(vector -> of(vector, other)).toArray();
    }

    /** Returns the inner products of the rows of a matrix with a vector. */
    static double[] ofEach(double[][] rows, double[] other) {
        return ofEach(Arrays.asList(rows), other);
    }
}
