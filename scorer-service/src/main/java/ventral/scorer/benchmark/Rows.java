package ventral.scorer.benchmark;

import java.util.stream.IntStream;

/** Rows of a matrix, by their numbers. */
final class Rows {

    private Rows() {}

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    static double[] of(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    static float[][] of(float[][] values, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> values[row]).toArray(float[][]::new);
    }
}
