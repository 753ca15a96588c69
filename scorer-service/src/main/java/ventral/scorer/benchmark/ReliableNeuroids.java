package ventral.scorer.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.ceiling.SplitHalfReliability;
import ventral.scorer.metric.statistics.Pearson;

/**
 * Neuroids of a recording that respond reliably to repetitions.
 *
 * @param assembly the reliable neuroids
 * @param excludedCount number of excluded neuroids
 */
record ReliableNeuroids(NeuralAssembly assembly, int excludedCount) {

    /**
     * Excludes neuroids whose reliability is below a minimum or NaN. The reliability is Pearson's r between the mean
     * responses of two halves of the repetitions, with the Spearman-Brown correction, averaged over the ceiling's ten
     * splits into halves.
     *
     * @throws IllegalArgumentException if no stimulus was repeated, or no neuroid is reliable
     */
    static ReliableNeuroids of(NeuralAssembly assembly, double minimum) {
        List<double[]> halvings = SplitHalfReliability.values(assembly, Pearson::columns);
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
