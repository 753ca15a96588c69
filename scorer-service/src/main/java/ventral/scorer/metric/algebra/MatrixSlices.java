package ventral.scorer.metric.algebra;

import java.util.stream.IntStream;

/** Selects rows and columns of matrices by index. */
public final class MatrixSlices {

    private MatrixSlices() {}

    public static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    public static double[] of(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    public static float[][] columns(float[][] values, int[] columns) {
        float[][] some = new float[values.length][columns.length];
        for (int i = 0; i < some.length; i++) {
            for (int k = 0; k < columns.length; k++) {
                some[i][k] = values[i][columns[k]];
            }
        }
        return some;
    }

    public static float[][] of(float[][] values, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> values[row]).toArray(float[][]::new);
    }
}
