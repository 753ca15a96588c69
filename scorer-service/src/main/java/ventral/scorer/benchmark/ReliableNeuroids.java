package ventral.scorer.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.ceiling.SplitHalf;
import ventral.scorer.metric.Pearson;

/**
 * Keeps the neuroids of a recording that answer to repetitions alike.
 *
 * @param assembly the neuroids that are kept
 * @param excludedCount how many are not
 */
record ReliableNeuroids(NeuralAssembly assembly, int excludedCount) {

    /**
     * Leaves out neuroids whose reliability is below a minimum or not a number. The reliability is the mean over the ceiling's
     * ten halvings of the repetitions of Pearson's r of the halves' means, corrected after Spearman and Brown.
     *
     * @throws IllegalArgumentException if nothing was repeated, or no neuroid is left
     */
    static ReliableNeuroids of(NeuralAssembly assembly, double minimum) {
        List<double[]> halvings = SplitHalf.values(assembly, Pearson::columns);
        double[] reliabilities = IntStream.range(0, assembly.neuroidIds().size())
                .mapToDouble(j -> halvings.stream()
                        .mapToDouble(halving -> halving[j])
                        .average()
                        .orElseThrow())
                .toArray();
        int[] kept = IntStream.range(0, reliabilities.length)
                .filter(j -> reliabilities[j] >= minimum)
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException(
                    "recording.minimum_reliability is %s, and none of %d neuroids reaches it; the highest reliability is %.3f"
                            .formatted(
                                    minimum,
                                    reliabilities.length,
                                    Arrays.stream(reliabilities)
                                            .filter(value -> !Double.isNaN(value))
                                            .max()
                                            .orElse(Double.NaN)));
        }
        return kept.length == reliabilities.length
                ? new ReliableNeuroids(assembly, 0)
                : new ReliableNeuroids(assembly.neuroids(kept), reliabilities.length - kept.length);
    }
}
