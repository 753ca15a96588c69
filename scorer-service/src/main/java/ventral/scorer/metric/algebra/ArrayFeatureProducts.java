package ventral.scorer.metric.algebra;

import java.util.stream.IntStream;

/** Inner products of features in a Java array. */
@SuppressWarnings("ArrayRecordComponent")
record ArrayFeatureProducts(double[][] matrix, LinearAlgebra algebra) implements FeatureProducts {

    ArrayFeatureProducts {
        for (double[] row : matrix) {
            if (row.length != matrix.length) {
                throw new IllegalArgumentException(
                        "a Gram matrix with a row of %d in %d".formatted(row.length, matrix.length));
            }
        }
    }

    @Override
    public double[][] toMatrix() {
        return matrix;
    }

    @Override
    public int size() {
        return matrix.length;
    }

    @Override
    public double[][] multiply(double[][] vectors) {
        return WeightedSums.inParallel(vectors, matrix);
    }

    @Override
    public double[] diagonal() {
        return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).toArray();
    }

    @Override
    public double[][] submatrix(int[] stimuli) {
        double[][] part = new double[stimuli.length][stimuli.length];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = matrix[stimuli[i]][stimuli[j]];
            }
        }
        return part;
    }
}
