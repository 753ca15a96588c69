package ventral.scorer.metric.similarity;

import java.util.Arrays;
import java.util.List;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Measures how well single units of a model match single neuroids. Each neuroid is assigned the unit that correlates
 * with it most on the train rows, and the two are correlated on the test rows. This is Brain-Score's {@code
 * neuron_to_neuron}, in which the unit's activation itself is the prediction. Correlations are signed, so a unit is
 * never inverted.
 */
public final class NeuronToNeuron {

    private NeuronToNeuron() {}

    /**
     * Correlates each neuroid with its unit, for each split.
     *
     * @param units (stimuli, units)
     * @param responses (stimuli, neuroids)
     * @return of each split, one per neuroid; NaN if the neuroid or every unit is constant on the train rows, or either
     *     is constant on the test rows
     * @throws IllegalArgumentException if units and responses have different numbers of stimuli
     */
    public static List<double[]> correlations(float[][] units, double[][] responses, List<TrainTestSplit> splits) {
        if (units.length != responses.length) {
            throw new IllegalArgumentException(
                    "units' activations to %d stimuli and responses to %d".formatted(units.length, responses.length));
        }
        return splits.stream()
                .map(split -> correlations(units, responses, split))
                .toList();
    }

    private static double[] correlations(float[][] units, double[][] responses, TrainTestSplit split) {
        int[] chosen = MostCorrelatedUnits.units(units, responses, split.train());
        double[][] predicted = Arrays.stream(split.test())
                .mapToObj(row -> Arrays.stream(chosen)
                        .mapToDouble(unit -> unit < 0 ? Double.NaN : units[row][unit])
                        .toArray())
                .toArray(double[][]::new);
        double[][] measured =
                Arrays.stream(split.test()).mapToObj(row -> responses[row]).toArray(double[][]::new);
        return Pearson.columns(predicted, measured);
    }
}
