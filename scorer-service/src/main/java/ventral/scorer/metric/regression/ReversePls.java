package ventral.scorer.metric.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.NumpyRandom;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Predicts a layer's units from neuroids, the reverse direction of {@link PlsRegression} on features (Muzellec and Kar
 * 2025, bioRxiv 2025.08.08.669382; Brain-Score's {@code reverse_pls}). What a layer encodes and the region does not
 * lowers the value. A layer with many units is represented by a sample.
 */
public final class ReversePls {

    /** Maximum number of sampled units. */
    public static final int MOST_UNITS = 1000;

    private static final int COMPONENTS = 25;
    private static final int SEED = 1;

    private ReversePls() {}

    /**
     * Returns the sampled units of a layer, ascending: all, or the first thousand of numpy's {@code
     * RandomState(1).permutation(count)}.
     */
    public static int[] sample(int count) {
        int[] all = IntStream.range(0, count).toArray();
        if (count <= MOST_UNITS) {
            return all;
        }
        int[] drawn = Arrays.copyOf(new NumpyRandom(SEED).permutation(all), MOST_UNITS);
        Arrays.sort(drawn);
        return drawn;
    }

    /**
     * Correlates predicted with actual activations, for each split and unit.
     *
     * @param units (stimuli, units)
     * @param responses (stimuli, neuroids)
     * @return of each split, one per unit; NaN if the unit is constant on the test rows
     */
    public static List<double[]> correlations(float[][] units, double[][] responses, List<TrainTestSplit> splits) {
        double[][] activations = new double[units.length][];
        for (int i = 0; i < units.length; i++) {
            float[] row = units[i];
            activations[i] =
                    IntStream.range(0, row.length).mapToDouble(k -> row[k]).toArray();
        }
        return CrossValidatedRegression.correlations(
                new PlsRegression(COMPONENTS), GramMatrix.of(responses), activations, splits);
    }
}
