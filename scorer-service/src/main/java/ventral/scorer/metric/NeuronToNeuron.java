package ventral.scorer.metric;

import java.util.Arrays;
import java.util.List;

/**
 * How well single units of a model stand for single neuroids: each neuroid is given the unit that correlates with it most
 * on the train rows, and the two are correlated on the test rows. Brain-Score's {@code neuron_to_neuron}, in which the
 * unit's activation itself is the prediction; correlations are signed, so no unit is turned round.
 */
public final class NeuronToNeuron {

    private NeuronToNeuron() {}

    /**
     * @param units (stimuli, units)
     * @param responses (stimuli, neuroids)
     * @return of each split, one a neuroid; NaN where the neuroid or every unit is constant on the train rows, or either is
     *     on the test rows
     * @throws IllegalArgumentException if units and responses are not of the same number of stimuli
     */
    public static List<double[]> correlations(float[][] units, double[][] responses, List<Split> splits) {
        if (units.length != responses.length) {
            throw new IllegalArgumentException(
                    "units' activations to %d stimuli and responses to %d".formatted(units.length, responses.length));
        }
        return splits.stream()
                .map(split -> correlations(units, responses, split))
                .toList();
    }

    private static double[] correlations(float[][] units, double[][] responses, Split split) {
        int[] chosen = MostCorrelated.units(units, responses, split.train());
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
