package ventral.scorer.metric;

import java.util.stream.IntStream;

/** Inner products of features in a Java array. */
@SuppressWarnings("ArrayRecordComponent")
record ArrayFeatureProducts(double[][] all, LinearAlgebra algebra) implements FeatureProducts {

    ArrayFeatureProducts {
        for (double[] row : all) {
            if (row.length != all.length) {
                throw new IllegalArgumentException(
                        "a Gram matrix with a row of %d in %d".formatted(row.length, all.length));
            }
        }
    }

    @Override
    public int size() {
        return all.length;
    }

    @Override
    public double[][] times(double[][] vectors) {
        return WeightedSums.inParallel(vectors, all);
    }

    @Override
    public double[] squares() {
        return IntStream.range(0, all.length).mapToDouble(i -> all[i][i]).toArray();
    }

    @Override
    public double[][] among(int[] stimuli) {
        double[][] part = new double[stimuli.length][stimuli.length];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = all[stimuli[i]][stimuli[j]];
            }
        }
        return part;
    }
}
